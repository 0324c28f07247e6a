package org.chmail.bridge.http;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document, as a test asks it. */
final class OpenApi {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    OpenApi(String json) {
        document = Json.MAPPER.readTree(json);
    }

    /** Each {@code METHOD path}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (String path : document.get("paths").propertyNames()) {
            for (String method : document.get("paths").get(path).propertyNames()) {
                if (METHODS.contains(method)) {
                    operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
                }
            }
        }
        return operations;
    }

    /** Each {@code METHOD path status}. */
    Set<String> answers() {
        Set<String> answers = new TreeSet<>();
        for (String operation : operations()) {
            for (String status : operation(operation).get("responses").propertyNames()) {
                answers.add(operation + " " + status);
            }
        }
        return answers;
    }

    /** What is wrong with a body by the schema of {@code METHOD path status}; no body may be where none is described. */
    List<String> flaws(String answer, String contentType, String body) {
        int space = answer.lastIndexOf(' ');
        JsonNode response =
                resolved(operation(answer.substring(0, space)).get("responses").get(answer.substring(space + 1)));
        JsonNode content = response.get("content");
        if (content == null) {
            return body.isEmpty() ? List.of() : List.of("a body where none is described: " + body);
        }
        JsonNode media = content.get(contentType);
        return media == null
                ? List.of("the content type " + contentType + " is not described")
                : flaws(media.get("schema"), Json.MAPPER.readTree(body));
    }

    /** What is wrong with the examples of the document itself, and with a request by {@code METHOD path}. */
    List<String> flaws(String operation, String requestBody) {
        JsonNode media = operation(operation).get("requestBody").get("content").get("application/json");
        return flaws(media.get("schema"), Json.MAPPER.readTree(requestBody));
    }

    /** Each example that stands beside a schema, by its operation. */
    List<String> exampleFlaws() {
        return document.findParents("example").stream()
                .filter(media -> media.get("schema").get("type") == null)
                .flatMap(media -> flaws(media.get("schema"), media.get("example")).stream())
                .toList();
    }

    private List<String> flaws(JsonNode schema, JsonNode value) {
        ObjectNode whole = Json.MAPPER.createObjectNode();
        whole.set("$defs", definitions(document.get("components").get("schemas")));
        whole.putArray("allOf").add(definitions(schema));
        return schemas.getSchema(whole).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private static JsonNode definitions(JsonNode node) {
        return Json.MAPPER.readTree(node.toString().replace("#/components/schemas/", "#/$defs/"));
    }

    private JsonNode operation(String operation) {
        String[] words = operation.split(" ", -1);
        return document.get("paths").get(words[1]).get(words[0].toLowerCase(java.util.Locale.ROOT));
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : document.at(reference.stringValue().substring(1));
    }
}
