package dev.postiche.http.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The OpenAPI document as a page: a section for each path, its verbs, what goes in and out. */
record DocsPage(JsonNode document) {

    private static final String STYLE =
            """
            :root{color-scheme:light dark}
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            h2{font:600 1rem ui-monospace,monospace;margin:2rem 0 .3rem;border-top:1px solid #ccc;
            padding-top:.6rem}details{margin:.3rem 0}summary{cursor:pointer}
            b{display:inline-block;width:4.5rem;font-family:ui-monospace,monospace}
            code{font-family:ui-monospace,monospace;font-size:.9em}ul{margin:.3rem 0 .6rem 4.5rem}
            h2{overflow-wrap:anywhere}nav a{margin-right:.8rem}
            @media(prefers-color-scheme:dark){h2{border-color:#444}}
            """;

    String html() {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">");
        html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        var info = document.at("/info");
        html.append("<title>").append(escaped(info.at("/title"))).append("</title><style>");
        html.append(STYLE).append("</style>\n<h1>").append(escaped(info.at("/title")));
        html.append("</h1><p>").append(escaped(info.at("/description"))).append("</p>\n");
        var groups = groups();
        html.append("<nav>");
        groups.values().forEach(group -> html.append(link(group)));
        html.append(link("shapes")).append("</nav>\n");
        for (var path : document.at("/paths").properties()) {
            var group = Optional.ofNullable(groups.get(path.getKey()));
            html.append(group.map("<h2 id=\"%s\">"::formatted).orElse("<h2>"));
            html.append(escaped(path.getKey())).append("</h2>\n");
            verbs(html, path.getValue());
        }
        html.append("<h2 id=\"shapes\">Shapes</h2>\n");
        document.at("/components/schemas")
                .properties()
                .forEach(
                        schema ->
                                html.append("<details><summary>")
                                        .append(escaped(schema.getKey()))
                                        // Inside, so that a link to it unfolds it.
                                        .append("</summary><ul id=\"")
                                        .append(escaped(schema.getKey()))
                                        .append("\"><li>")
                                        .append(shape(schema.getValue()))
                                        .append("</ul></details>\n"));
        return html.append("</html>\n").toString();
    }

    /** The first path of each tag, and the tag. */
    private Map<String, String> groups() {
        var seen = new HashSet<String>();
        var groups = new LinkedHashMap<String, String>();
        for (var path : document.at("/paths").properties()) {
            for (var verb : path.getValue()) {
                var tag = verb.at("/tags/0").asText();
                if (!tag.isEmpty() && seen.add(tag)) {
                    groups.putIfAbsent(path.getKey(), escaped(tag));
                }
            }
        }
        return groups;
    }

    private static String link(String id) {
        return "<a href=\"#" + id + "\">" + id + "</a> ";
    }

    private static void verbs(StringBuilder html, JsonNode path) {
        path.properties()
                .forEach(
                        verb -> {
                            html.append("<details><summary><b>");
                            html.append(escaped(verb.getKey().toUpperCase(Locale.ROOT)));
                            html.append("</b>").append(escaped(verb.getValue().at("/summary")));
                            html.append("</summary><ul>");
                            operation(html, verb.getValue());
                            html.append("</ul></details>\n");
                        });
    }

    private static void operation(StringBuilder html, JsonNode operation) {
        for (var parameter : operation.at("/parameters")) {
            if (parameter.has("name")) {
                html.append("<li><code>").append(escaped(parameter.at("/name")));
                html.append("</code> in the ").append(escaped(parameter.at("/in")));
                html.append(": ").append(escaped(parameter.at("/description")));
            }
        }
        operation
                .at("/requestBody/content")
                .properties()
                .forEach(
                        body ->
                                html.append("<li>takes <code>")
                                        .append(escaped(body.getKey()))
                                        .append("</code> ")
                                        .append(shape(body.getValue().at("/schema"))));
        operation
                .at("/responses")
                .properties()
                .forEach(
                        reply -> {
                            html.append("<li>").append(escaped(reply.getKey())).append(' ');
                            html.append(escaped(reply.getValue().at("/description")));
                            reply.getValue()
                                    .at("/content")
                                    .properties()
                                    .forEach(
                                            content ->
                                                    html.append(" <code>")
                                                            .append(escaped(content.getKey()))
                                                            .append("</code> ")
                                                            .append(
                                                                    shape(
                                                                            content.getValue()
                                                                                    .at(
                                                                                            "/schema"))));
                        });
    }

    /** A schema in a line: a name to look up, or what its members are. */
    private static String shape(JsonNode schema) {
        var ref = schema.at("/$ref").asText();
        if (ref.startsWith("#/components/schemas/")) {
            var name = escaped(ref.substring(ref.lastIndexOf('/') + 1));
            return "<a href=\"#" + name + "\">" + name + "</a>";
        }
        if (!ref.isEmpty()) {
            return "<a href=\"" + escaped(ref) + "\">" + escaped(ref) + "</a>";
        }
        if (schema.has("items")) {
            return "list of " + shape(schema.at("/items"));
        }
        if (schema.has("enum")) {
            return "<code>" + escaped(schema.at("/enum").toString()) + "</code>";
        }
        var text = new StringBuilder(escaped(schema.at("/type")));
        text.append(' ').append(escaped(schema.at("/description")));
        if (schema.has("properties")) {
            text.append("<ul>");
            schema.at("/properties")
                    .properties()
                    .forEach(
                            member ->
                                    text.append("<li><code>")
                                            .append(escaped(member.getKey()))
                                            .append("</code> ")
                                            .append(shape(member.getValue())));
            text.append("</ul>");
        }
        return text.toString();
    }

    private static String escaped(JsonNode text) {
        return escaped(text.asText());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
