package dev.postiche.http.resource;

import static dev.postiche.http.resource.Resources.API;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.fault.Preset;
import dev.postiche.fault.Presets;
import dev.postiche.http.exchange.Json;
import dev.postiche.http.exchange.Reply;
import dev.postiche.http.exchange.Route;
import java.util.List;

/** The ready-made faults, and what can be said of each. */
final class PresetsResource {

    private PresetsResource() {}

    static List<Route> routes() {
        return List.of(
                Route.get(
                        API + "/presets",
                        request ->
                                Reply.ok(
                                        Json.items(
                                                Presets.all().stream()
                                                        .map(PresetsResource::view)
                                                        .toList()))));
    }

    private static ObjectNode view(Preset preset) {
        var json =
                Json.object().put("name", preset.name()).put("description", preset.description());
        var parameters = json.putArray("parameters");
        for (var parameter : preset.parameters()) {
            var item = parameters.addObject().put("name", parameter.name());
            item.put("description", parameter.description());
            item.put("kind", parameter.kind().word());
            if (!parameter.words().isEmpty()) {
                Json.put(item, "words", parameter.words());
            }
            item.put("default", parameter.standard());
        }
        return json;
    }
}
