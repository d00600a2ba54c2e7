-- X charges for each follower it returns: its samples are taken only when a member pays for one.
UPDATE "channels" SET "sample_due_at" = NULL WHERE "platform" = 'twitter';
