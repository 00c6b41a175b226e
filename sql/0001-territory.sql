-- The dated tree of city, counties, towns, villages and grids. Reference tables: a few hundred thousand
-- rows at most, read by every county, so their keys need no county.

create table territory (
  code text collate "C" not null,
  valid_from date not null,
  valid_to date,                     -- first day on which it is no longer so
  name text not null,
  level text not null,
  parent text collate "C",
  county text collate "C" not null,  -- six digits; the city's own code for the city
  lon float8,                        -- a point inside, for lists and maps
  lat float8,
  households integer,
  successor text collate "C",        -- what it was merged into, or its new code
  constraint territory_pk primary key (code, valid_from),
  constraint territory_level_known check (level in ('city', 'county', 'town', 'village', 'grid')),
  constraint territory_code_form check (code ~ '^[0-9]{6}([0-9]{3}){0,3}$'),
  constraint territory_county_of_code check (county = left(code, 6)),
  constraint territory_parent_but_city check ((parent is null) = (level = 'city')),
  constraint territory_span check (valid_to is null or valid_to > valid_from),
  constraint territory_successor_of_ended check (successor is null or valid_to is not null)
);
-- No two rows of a code hold on one day: the store closes one on the day it opens the next.
create unique index territory_one_open on territory (code) where valid_to is null;
-- Children of a parent in the order of their codes, and their number, from the index alone.
create index territory_children on territory (parent, code) include (valid_from, valid_to);

-- The newest shape that began on or before a day holds on that day.
create table territory_shape (
  code text collate "C" not null,
  valid_from date not null,
  geometry jsonb not null,           -- GeoJSON Polygon or MultiPolygon, WGS-84
  schematic boolean not null,        -- drawn by the program, not surveyed; every map says so
  source text not null,
  imported_at timestamptz,           -- null for the program's own drawing
  constraint territory_shape_pk primary key (code, valid_from)
);
