package laurel.console;

/**
 * A piece of HTML. Every value that is put into it is escaped, unless it is HTML itself. So escaping cannot be
 * forgotten.
 *
 * @param markup the text as it stands in the page
 */
record Html(String markup) {

    /** Nothing at all. */
    static final Html NOTHING = new Html("");

    private static final String PLACE = "{}";

    /**
     * A template with its places filled.
     *
     * @param template HTML, with {@code {}} for each value, in text or within quotation marks
     * @param values in the order of their places
     * @throws IllegalArgumentException if there are more or fewer values than places
     */
    static Html of(String template, Object... values) {
        var filled = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int place = template.indexOf(PLACE, from);
            if (place < 0) {
                throw new IllegalArgumentException("more than " + template + " has room for");
            }
            filled.append(template, from, place).append(value instanceof Html html ? html.markup() : escaped(value));
            from = place + PLACE.length();
        }
        if (template.indexOf(PLACE, from) >= 0) {
            throw new IllegalArgumentException("less than " + template + " needs");
        }
        return new Html(filled.append(template, from, template.length()).toString());
    }

    private static String escaped(Object value) {
        var escaped = new StringBuilder();
        String.valueOf(value).chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return markup;
    }
}
