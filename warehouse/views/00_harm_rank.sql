-- The order in which people ask: the gravest harm first, behind all of it what harms nobody.
CREATE OR REPLACE MACRO harm_rank(event) AS coalesce(list_position(
    ['killed', 'killed_or_injured', 'injured', 'missing', 'abducted', 'captured', 'detained', 'displaced', 'attacked',
     'affected', 'destroyed'], event), 99);
