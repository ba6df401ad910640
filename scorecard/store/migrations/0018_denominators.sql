-- How many cases a rate was measured on (answers, orders, …), so that rates of one metric are pooled and never averaged (methodology 2.6, trap 4).
alter table check_in_version add column denominator double;
alter table loose_check_in add column denominator double;
