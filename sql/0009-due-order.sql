-- Lists by due date, the earliest first: of a seat's inbox, and of the city, a county and a town. A matter without a
-- due date comes last; written so, one index gives the order, its continuation and the ranges of overdue and soon.
-- Villages and grids are few rows, sorted at once.
create index matter_inbox_due on matter (holder, coalesce(due_at, 'infinity'), ref) where closed_at is null;
create index matter_due_first on matter (coalesce(due_at, 'infinity'), ref);
create index matter_county_due on matter (county, coalesce(due_at, 'infinity'), ref);
create index matter_town_due on matter (county, left(place, 9), coalesce(due_at, 'infinity'), ref);
