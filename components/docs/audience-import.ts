/** An audience export for import; docs/audience.md shows the same one. */
export const AUDIENCE_CSV = `dimension,value,amount
country,US,56.1
country,ID,1.8
gender,male,43.7
gender,female,56.3
age,18-24,483
age,25-34,123`;
