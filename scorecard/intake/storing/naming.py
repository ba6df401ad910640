"""Which things rows tell of: an id for each objective and key result, and which rows repeat another.

Identity (architecture, "Identity and time"): an objective is its file's id within unit and period if it has one, else
its text there; a key result its id, else its text under its objective. Ids that begin anew below each objective (KR1,
KR2, …) count there only. Texts are compared case folded, without accents and punctuation.
"""

import duckdb


def name_things(cursor: duckdb.DuckDBPyConnection) -> None:
    """Give every staged objective and key result its id; of equal ones the first in the file is kept (`twin_of` says which).

    What is known by its id stays so when the ids of a later file begin anew below each objective, and the other way round. An id that
    another file gave to other words below another objective is none of this file's: two teams begin with KR1.
    """
    # What a join asks of one side alone stands in a case: beside the equalities it would have each row held against each.
    cursor.execute(
        """
        create temporary table named_objective as
        with own as (
          select objective_key, min(source_id) as source_id
          from staged_key_results
          where not coalesce(numbered_anew, false)
          group by objective_key
        ),
        told as (
          select staged_objectives.*,
            coalesce(unit, '') || chr(31) || coalesce(period, '') as place,
            coalesce(staged_objectives.source_id, case when not stated then own.source_id end) as known_as
          from staged_objectives left join own on own.objective_key = staged_objectives.key
        )
        select told.upload_id, told.key, told.period, told.place, told.stated,
          'O' || substr(md5(concat_ws(chr(31),
            stated,
            place,
            case when known_as is not null then 'id ' || lower(known_as) else compared end)), 1, 16) as objective_id
        from told
        """
    )
    cursor.execute(
        """
        create temporary table named_key_result as
        with known as (
          select distinct objective_id, lower(source_id) as source_id, key_result_id, coalesce(numbered_anew, false) as numbered_anew
          from key_result_version where source_id is not null
        ),
        asked as materialized (
          select staged_key_results.upload_id, staged_key_results.key, named_objective.objective_id, named_objective.period, stated,
            lower(staged_key_results.source_id) as source_id, staged_key_results.compared, lower(staged_key_results.text) as words,
            coalesce(staged_key_results.numbered_anew, false) as numbered_anew,
            'K' || substr(md5('id' || chr(31) || place || chr(31) || lower(staged_key_results.source_id)), 1, 16) as by_id
          from staged_key_results
          join named_objective on named_objective.key = staged_key_results.objective_key
        ),
        claimed as (
          select key_result_id, objective_id, words, file
          from (
            select told.*, row_number() over (partition by key_result_id order by batch, upload_id desc) as recency
            from (
              select key_result_id, objective_id, lower(text) as words, upload.file, key_result_version.upload_id, 0 as batch
              from key_result_version join upload on upload.upload_id = key_result_version.upload_id
              where source_id is not null
              union all
              select by_id, objective_id, words, file, -asked.upload_id, 1
              from asked join staged_files on staged_files.upload_id = asked.upload_id and staged_files.several
              where source_id is not null and not numbered_anew
            ) as told
          )
          where recency = 1
        ),
        named as materialized (
          select asked.upload_id, asked.key, asked.objective_id, asked.period,
            coalesce(by_number.key_result_id, by_id.key_result_id,
              case
                when asked.source_id is not null and not asked.numbered_anew and claimed.key_result_id is null then asked.by_id
                when asked.source_id is not null and stated
                then 'K' || substr(md5('no' || chr(31) || asked.objective_id || chr(31) || asked.source_id), 1, 16)
                else 'K' || substr(md5(asked.objective_id || chr(31) || asked.compared), 1, 16)
              end) as key_result_id,
            by_number.key_result_id is not null
              or ((asked.numbered_anew or claimed.key_result_id is not null) and by_id.key_result_id is null) as numbered_anew
          from asked
          join staged_files on staged_files.upload_id = asked.upload_id
          left join known as by_number
            on by_number.numbered_anew
            and by_number.objective_id = asked.objective_id
            and by_number.source_id = asked.source_id
          left join known as by_id
            on not by_id.numbered_anew
            and by_id.objective_id = case when asked.numbered_anew then asked.objective_id end
            and by_id.source_id = asked.source_id
          left join claimed
            on claimed.key_result_id = case when stated then asked.by_id end
            and claimed.objective_id <> asked.objective_id
            and claimed.words <> asked.words
            and claimed.file <> staged_files.file
        )
        select named.*, first.key as twin_of
        from named
        join (
          select upload_id, key_result_id, min(key) as key from named group by upload_id, key_result_id
        ) as first on first.upload_id = named.upload_id and first.key_result_id = named.key_result_id
        """
    )
