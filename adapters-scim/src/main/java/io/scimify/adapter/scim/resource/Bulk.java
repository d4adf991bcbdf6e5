package io.scimify.adapter.scim.resource;

import io.scimify.adapter.scim.Quotation;
import io.scimify.adapter.scim.ScimException;
import io.scimify.adapter.scim.ScimType;
import io.scimify.adapter.scim.error.ErrorResponse;
import io.scimify.adapter.scim.wire.EntityTag;
import io.scimify.adapter.scim.wire.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many operations in one request, RFC 7644 §3.7.
 *
 * <p>They run in order, except that one which refers to a {@code bulkId} waits until that resource
 * exists. After the {@link Deadline} the rest is answered with 429, so that no client hangs up on
 * work that goes on.
 */
final class Bulk {

  static final String REQUEST_URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
  static final String RESPONSE_URN = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

  private final List<Endpoint> endpoints;
  private final Limits limits;

  Bulk(List<Endpoint> endpoints, Limits limits) {
    this.endpoints = List.copyOf(endpoints);
    this.limits = limits;
  }

  ScimAnswer perform(ScimCall call, Map<String, @Nullable Object> body) {
    List<BulkOperation> operations = operations(body);
    List<Map<String, Object>> outcomes = new Run(call, failOnErrors(body)).of(operations);
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("schemas", List.of(RESPONSE_URN));
    response.put("Operations", outcomes);
    return ScimAnswer.ok(response);
  }

  private List<BulkOperation> operations(Map<String, @Nullable Object> body) {
    if (!(body.get("Operations") instanceof List<?> sent)) {
      throw ScimException.of(
          ScimType.INVALID_SYNTAX, "A bulk request needs a list \"Operations\".");
    }
    if (sent.size() > limits.maxBulkOperations()) {
      throw ScimException.of(
          413,
          "The bulk request has %d operations; at most %d are accepted (maxOperations)."
              .formatted(sent.size(), limits.maxBulkOperations()));
    }
    List<BulkOperation> operations = new ArrayList<>();
    for (Object operation : sent) {
      operations.add(BulkOperation.read(operation));
    }
    requireDistinct(operations.stream().flatMap(each -> each.bulkId().stream()).toList());
    return operations;
  }

  /** RFC 7644 §3.7: a bulkId is unique within the request, or a reference would be ambiguous. */
  private static void requireDistinct(List<String> bulkIds) {
    Set<String> seen = new HashSet<>();
    for (String bulkId : bulkIds) {
      if (!seen.add(bulkId)) {
        throw ScimException.of(
            ScimType.INVALID_VALUE,
            "Two operations have the bulkId \"%s\".".formatted(Quotation.of(bulkId)));
      }
    }
  }

  private static int failOnErrors(Map<String, @Nullable Object> body) {
    return body.get("failOnErrors") instanceof BigDecimal number && number.signum() > 0
        ? number.intValue()
        : Integer.MAX_VALUE;
  }

  /** One bulk request while it is worked on. */
  private final class Run {

    private final ScimCall call;
    private final int failOnErrors;
    private final Map<String, String> ids = new HashMap<>();
    private int errors;

    Run(ScimCall call, int failOnErrors) {
      this.call = call;
      this.failOnErrors = failOnErrors;
    }

    /** The outcomes in the order of the request; after too many errors the rest has none. */
    List<Map<String, Object>> of(List<BulkOperation> operations) {
      Map<Integer, Map<String, Object>> outcomes = new HashMap<>();
      boolean progress = true;
      while (progress && outcomes.size() < operations.size() && errors < failOnErrors) {
        progress = false;
        for (int i = 0; i < operations.size() && errors < failOnErrors; i++) {
          if (!outcomes.containsKey(i) && operations.get(i).isReady(ids)) {
            outcomes.put(i, outcome(operations.get(i)));
            progress = true;
          }
        }
      }
      for (int i = 0; i < operations.size() && errors < failOnErrors; i++) {
        if (!outcomes.containsKey(i)) {
          outcomes.put(i, failure(operations.get(i), unresolvable(operations.get(i))));
        }
      }
      return outcomes.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(Map.Entry::getValue)
          .toList();
    }

    private Map<String, Object> outcome(BulkOperation operation) {
      try {
        if (call.deadline().isOver()) {
          throw ScimException.retryLater(
              5, "The bulk request ran out of time. Send the rest again.");
        }
        return success(operation, execute(operation.resolved(ids)));
      } catch (ScimException refused) {
        return failure(operation, refused);
      }
    }

    private ScimAnswer execute(BulkOperation operation) {
      if (!METHODS.contains(operation.method())) {
        throw ScimException.of(
            ScimType.INVALID_SYNTAX,
            "The method \"%s\" is not one of POST, PUT, PATCH, DELETE."
                .formatted(Quotation.of(operation.method())));
      }
      Endpoint endpoint =
          endpoints.stream()
              .filter(candidate -> candidate.type().endpoint().equals(operation.endpoint()))
              .findFirst()
              .orElseThrow(() -> noEndpoint(operation));
      ScimCall conditional = operation.version().map(this::onCondition).orElse(call);
      String id = operation.id();
      if (id.isEmpty() != operation.method().equals("POST")) {
        throw ScimException.of(
            ScimType.INVALID_PATH,
            "%s is not possible on \"%s\"."
                .formatted(operation.method(), Quotation.of(operation.path())));
      }
      return switch (operation.method()) {
        case "POST" -> endpoint.create(conditional, operation.data());
        case "PUT" -> endpoint.replace(conditional, id, operation.data());
        case "PATCH" -> endpoint.patch(conditional, id, operation.data());
        default -> endpoint.delete(conditional, id);
      };
    }

    private ScimCall onCondition(String version) {
      return new ScimCall(
          call.caller(), call.base(), version, null, List.of(), List.of(), call.deadline());
    }

    private Map<String, Object> success(BulkOperation operation, ScimAnswer answer) {
      Map<String, Object> outcome = new LinkedHashMap<>();
      Optional<String> location =
          answer.location().or(() -> operation.resolved(ids).location(call.base()));
      location.ifPresent(at -> outcome.put("location", at));
      outcome.put("method", operation.method());
      operation.bulkId().ifPresent(id -> outcome.put("bulkId", id));
      operation
          .bulkId()
          .ifPresent(
              bulkId ->
                  location.ifPresent(at -> ids.put(bulkId, at.substring(at.lastIndexOf('/') + 1))));
      answer.tag().map(EntityTag::value).ifPresent(tag -> outcome.put("version", tag));
      outcome.put("status", Integer.toString(answer.status()));
      return outcome;
    }

    private Map<String, Object> failure(BulkOperation operation, ScimException error) {
      errors++;
      Map<String, Object> outcome = new LinkedHashMap<>();
      if (!operation.method().equals("POST")) {
        operation.location(call.base()).ifPresent(at -> outcome.put("location", at));
      }
      outcome.put("method", operation.method());
      operation.bulkId().ifPresent(id -> outcome.put("bulkId", id));
      outcome.put("status", Integer.toString(error.status()));
      outcome.put("response", ErrorResponse.document(error).toTree());
      return outcome;
    }

    private static ScimException unresolvable(BulkOperation operation) {
      return ScimException.of(
          409,
          "The operation on \"%s\" refers to a bulkId that no successful operation has."
              .formatted(Quotation.of(operation.path())));
    }

    private static ScimException noEndpoint(BulkOperation operation) {
      return ScimException.of(
          ScimType.INVALID_PATH,
          "The path \"%s\" is neither /Users nor /Groups."
              .formatted(Quotation.of(operation.path())));
    }
  }
}
