-- Units, seats and people: reference tables of the city (small, read by every request).
-- On Citus they are reference tables, so their keys need no county.

create table unit (
  id text not null,
  department text not null,          -- 'centre', 'grid', 'committee', 'duty' or a department of the routing table
  territory text collate "C" not null,
  name_zh text not null,
  name_en text not null,
  constraint unit_pk primary key (id)
);
create index unit_department on unit (department, territory);

create table seat (
  id text not null,
  unit text not null,
  role text not null,
  territory text collate "C" not null,
  name_zh text not null,
  name_en text not null,
  constraint seat_pk primary key (id),
  constraint seat_unit_fk foreign key (unit) references unit (id)
);
create index seat_role on seat (role, territory);
create index seat_unit on seat (unit, role);

create table person (
  id uuid not null,
  name text not null,
  username text,
  password_hash text,
  demo boolean not null,             -- invented people are labelled so wherever they appear
  constraint person_pk primary key (id),
  constraint person_username_key unique (username)
);

-- Who sits where, for dated spans.
create table seating (
  seat text not null,
  person uuid not null,
  since date not null,
  until date,
  constraint seating_pk primary key (seat, person, since),
  constraint seating_seat_fk foreign key (seat) references seat (id),
  constraint seating_person_fk foreign key (person) references person (id),
  constraint seating_span check (until is null or until > since)
);
create index seating_person on seating (person);

create table session (
  county text collate "C" not null,  -- of the seat; the token carries it, so that a look-up meets one shard
  token_hash bytea not null,
  person uuid not null,
  seat text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint session_pk primary key (county, token_hash)
);
create index session_expiry on session (expires_at);

-- Secrets of this installation, made at the first start (receipt codes are keyed by one).
create table secret (
  name text not null,
  value bytea not null,
  constraint secret_pk primary key (name)
);
