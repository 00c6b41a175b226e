-- Every entry seals the one before it: SHA-256 over the hash of the last and the content of this. Null only on
-- entries that were written before this; the next start seals them.
alter table entry add column hash bytea;
alter table matter add column chain bytea;     -- the hash of its last entry
create index matter_unsealed on matter (county, id) where chain is null;
