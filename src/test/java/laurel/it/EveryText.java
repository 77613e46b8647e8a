package laurel.it;

import java.util.List;

/** All texts in the database, whichever table they are in: also one that is not thought of yet. */
final class EveryText {

    private EveryText() {}

    /** Where a text stands, in whichever case and as a part of whatever: {@code table.column}. */
    static List<String> placesOf(String text) {
        return Tables.find("select table_name || '.' || column_name from information_schema.columns"
                        + " where lower(table_schema) = 'public' and lower(data_type) like 'char%' order by 1")
                .stream()
                .filter(place -> has(place, text))
                .toList();
    }

    private static boolean has(String place, String text) {
        String[] parts = place.split("\\.");
        return !Tables.find(
                        "select 1 from " + parts[0] + " where position(cast(? as varchar(320)) in lower(" + parts[1]
                                + ")) > 0",
                        text.toLowerCase(java.util.Locale.ROOT))
                .isEmpty();
    }
}
