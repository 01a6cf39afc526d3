package dev.postiche.http.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The OpenAPI document as a page: a section for each path, its verbs, what goes in and out. */
record DocsPage(JsonNode document) {

    private static final String STYLE =
            """
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            h2{font:600 1rem ui-monospace,monospace;margin:2rem 0 .3rem;border-top:1px solid #ccc;
            padding-top:.6rem}details{margin:.3rem 0}summary{cursor:pointer}
            b{display:inline-block;width:4.5rem;font-family:ui-monospace,monospace}
            code{font-family:ui-monospace,monospace;font-size:.9em}ul{margin:.3rem 0 .6rem 4.5rem}
            @media(prefers-color-scheme:dark){body{background:#111;color:#ddd}h2{border-color:#444}}
            """;

    String html() {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">");
        var info = document.at("/info");
        html.append("<title>").append(escaped(info.at("/title"))).append("</title><style>");
        html.append(STYLE).append("</style>\n<h1>").append(escaped(info.at("/title")));
        html.append("</h1><p>").append(escaped(info.at("/description"))).append("</p>\n");
        document.at("/paths").properties().forEach(path -> path(html, path));
        html.append("<h2>Shapes</h2>\n");
        document.at("/components/schemas")
                .properties()
                .forEach(
                        schema ->
                                html.append("<details id=\"")
                                        .append(escaped(schema.getKey()))
                                        .append("\"><summary>")
                                        .append(escaped(schema.getKey()))
                                        .append("</summary><ul><li>")
                                        .append(shape(schema.getValue()))
                                        .append("</ul></details>\n"));
        return html.append("</html>\n").toString();
    }

    private static void path(StringBuilder html, java.util.Map.Entry<String, JsonNode> path) {
        html.append("<h2>").append(escaped(path.getKey())).append("</h2>\n");
        path.getValue()
                .properties()
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
