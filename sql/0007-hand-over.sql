-- Hand-over, assistance, supervision and notices.
alter table matter add column offered_to text;                 -- the seat that is asked to take it
alter table matter add column assists text[] not null default '{}'; -- units that do a part
alter table matter add column passes integer not null default 0;    -- how often it was passed on
alter table matter add column card text;
alter table matter add column listed text;                     -- the level it is listed at

create index matter_offered on matter (offered_to, opened_at desc, ref desc) where offered_to is not null;
create index matter_assists on matter using gin (assists);
create index matter_listed on matter (county, listed) where listed is not null;
create index matter_card on matter (county, card) where card is not null;
create index matter_passed on matter (county, passes) where passes > 1 and closed_at is null;

alter table entry add column hand_over jsonb;
-- The ref of another matter that has yet to hear of this entry; the work loop tells it and clears this.
alter table entry add column echo text collate "C";
alter table entry add column echo_tries integer not null default 0; -- at five it is left aside and shown
create index entry_echo on entry (county, at) where echo is not null;

-- What a seat should know of. Written with the entry it tells of; the work loop sends on what wants sending.
create table notice (
  county text collate "C" not null,
  matter uuid not null,
  seq integer not null,              -- of the entry
  seat text not null,
  what text not null,
  at timestamptz not null,
  read_at timestamptz,
  read_by uuid,
  sent_at timestamptz,               -- by e-mail or text message, or decided that nobody wants it
  constraint notice_pk primary key (county, matter, seq, seat),
  constraint notice_matter_fk foreign key (county, matter) references matter (county, id)
);
create index notice_seat on notice (seat, at desc);
create index notice_unsent on notice (county, at) where sent_at is null;
