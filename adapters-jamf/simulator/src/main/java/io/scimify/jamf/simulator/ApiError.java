package io.scimify.jamf.simulator;

import jakarta.json.JsonObject;

/** The JSON error shape of the Jamf Pro API ({@code ApiError} in its OpenAPI document). */
final class ApiError {
  private ApiError() {}

  static Response of(int status) {
    JsonObject body = Json.object().add("httpStatus", status).add("errors", Json.array()).build();
    return Response.json(status, body);
  }

  static Response of(int status, String code, String description) {
    return Response.json(status, body(status, cause(code, description).addNull("field").build()));
  }

  static Response of(int status, String code, String field, String description) {
    return Response.json(
        status, body(status, cause(code, description).add("field", field).build()));
  }

  static Refused invalid(String code, String field, String description) {
    return new Refused(of(400, code, field, description));
  }

  static Refused notFound(String id) {
    return new Refused(of(404, "INVALID_ID", "id", "No object with id " + id));
  }

  private static jakarta.json.JsonObjectBuilder cause(String code, String description) {
    return Json.object().add("code", code).add("description", description).add("id", "0");
  }

  private static JsonObject body(int status, JsonObject cause) {
    return Json.object().add("httpStatus", status).add("errors", Json.array().add(cause)).build();
  }
}
