/** The county a ref belongs to: the ref carries it, so that a look-up goes to one shard. */
export const countyOfRef = (ref: string): string => ref.slice(0, 6)
