-- Holiday notices that the office has entered, over the frozen statutory calendar. A reference table.
create table calendar_year (
  year integer not null,
  days jsonb not null,               -- {"2027-01-01": "rest", …}: the days that differ from Monday to Friday
  notice text not null,              -- number and title of the notice
  entered_by uuid not null,
  entered_at timestamptz not null,
  applied_at timestamptz,            -- when the last open matter had been computed anew
  constraint calendar_year_pk primary key (year)
);
