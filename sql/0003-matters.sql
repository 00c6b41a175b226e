-- Matters and their entries, distributed by county (six digits; the city's own code for matters of the
-- whole city). Every key holds county, so that each county's rows live together on one shard.

create table matter (
  county text collate "C" not null,
  id uuid not null,
  ref text collate "C" not null,
  kind text not null,
  version integer not null,
  stage text not null,
  close text,
  place text collate "C" not null,
  lon float8,
  lat float8,
  h3 text collate "C",               -- resolution 9 (about 350 m across): heat maps and near look-ups
  door text not null,
  holder text not null,
  held text[] not null,              -- seats that hold or held it
  units text[] not null,             -- their units
  title text not null,
  category text collate "C",
  stars smallint,
  seq integer not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  last_at timestamptz not null,
  receipt_hash bytea,
  state jsonb not null,              -- the fold of its entries; rebuilt by `teahouse rebuild`
  constraint matter_pk primary key (county, id),
  constraint matter_ref_key unique (county, ref),
  constraint matter_place_in_county check (place = county or left(place, 6) = county),
  constraint matter_seq_positive check (seq >= 1)
);
-- The newest of every scope, served in order: a seat sees the city, a county, a town, a village or a grid.
create index matter_newest on matter (opened_at desc, ref desc);
create index matter_county_newest on matter (county, opened_at desc, ref desc);
create index matter_town_newest on matter (county, left(place, 9), opened_at desc, ref desc);
create index matter_village_newest on matter (county, left(place, 12), opened_at desc, ref desc);
create index matter_grid_newest on matter (county, place, opened_at desc, ref desc);
create index matter_inbox on matter (holder, opened_at desc, ref desc) where closed_at is null;
create index matter_held on matter using gin (held);
create index matter_units on matter using gin (units);
create index matter_receipt on matter (receipt_hash) where receipt_hash is not null;
create index matter_ref on matter (ref);
create index matter_id on matter (id);
create index matter_near on matter (county, category, opened_at) where lon is not null;

create table entry (
  county text collate "C" not null,
  matter uuid not null,
  seq integer not null,
  id uuid not null,
  at timestamptz not null,
  action text not null,
  stamp jsonb not null,
  input jsonb not null,
  stage text not null,
  holder text not null,
  holder_unit text not null,
  close text,
  constraint entry_pk primary key (county, matter, seq),
  constraint entry_id_key unique (county, id),
  constraint entry_matter_fk foreign key (county, matter) references matter (county, id)
);

-- Texts to search, as two-character grams: `search` finds candidates, `words` is the recheck.
create table matter_text (
  county text collate "C" not null,
  matter uuid not null,
  words text not null,
  grams tsvector not null,
  constraint matter_text_pk primary key (county, matter),
  constraint matter_text_matter_fk foreign key (county, matter) references matter (county, id)
);
create index matter_text_grams on matter_text using gin (grams);

-- Pictures. Uploaded before their matter is known, they wait under the city's code and move to the
-- matter's county in the transaction that first names them.
create table photo (
  county text collate "C" not null,
  id uuid not null,
  matter uuid,
  sha256 bytea not null,
  type text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  thumb bytea not null,
  uploaded_at timestamptz not null,
  constraint photo_pk primary key (county, id)
);
create index photo_waiting on photo (uploaded_at) where matter is null;
create index photo_matter on photo (county, matter);
