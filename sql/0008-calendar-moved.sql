-- How many matters a notice has moved since it was entered, counted in the transactions that move them.
alter table calendar_year add column moved integer not null default 0;
