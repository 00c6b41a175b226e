-- Holiday notices that the office has entered, over the frozen statutory calendar. A reference table.
create table calendar_year (
  year integer not null,
  days jsonb not null,               -- {"2027-01-01": "rest", …}: the days that differ from Monday to Friday
  notice text not null,              -- number and title of the notice
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint calendar_year_pk primary key (year)
);
-- Open matters with a provisional due date, for the day the notice comes.
alter table matter add column provisional boolean not null default false;
create index matter_provisional on matter (county) where provisional;
