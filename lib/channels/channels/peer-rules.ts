/** Which channels a channel's growth is compared with, as described in docs/audience.md. Pure. */

/** Peers have between half and twice the followers. */
export const PEER_RATIO = 2;
/** The peers nearest in size, both larger and smaller. */
export const PEERS_PER_SIDE = 250;
/** Fewer peers say too little. */
export const MIN_PEERS = 20;
/** Peers were updated in this many days. */
export const PEER_DAYS = 30;
