-- As the first migration before the first release: another one than V1__laurel.sql.
create table account (id bigint not null);
