-- grain: one row per status that says how a key result stands against its pace
-- unit: band counts upwards, 1 is worst; neighbours differ by 1
-- null: never; statuses without a band are not listed
select 'achieved' as status, 4 as band, 'achieved' as name
union all
select 'on_track' as status, 3 as band, 'on track' as name
union all
select 'at_risk' as status, 2 as band, 'at risk' as name
union all
select 'behind' as status, 1 as band, 'behind' as name
