package io.scimify.adapter.scim.error;

/** What an administrator is told about an error that the container made. */
final class StatusDetail {

  private StatusDetail() {}

  static String of(int status) {
    return switch (status) {
      case 400 -> "The request cannot be read.";
      case 401 -> "The request is not authenticated.";
      case 403 -> "The request is not allowed.";
      case 404 ->
          "There is no such SCIM endpoint. Endpoints are /Users, /Groups, /ServiceProviderConfig,"
              + " /ResourceTypes, /Schemas, /Bulk and /.search below the SCIM base URL.";
      case 405 -> "This method is not allowed here; the Allow header lists those that are.";
      case 406 -> "Only application/scim+json can be answered.";
      case 413 -> "The request body is too large.";
      case 415 -> "Send application/scim+json or application/json.";
      case 429 -> "Too many requests. Try again later.";
      case 503 -> "The service is not available at the moment. Try again later.";
      default -> status < 500 ? "The request is refused." : "The server failed.";
    };
  }
}
