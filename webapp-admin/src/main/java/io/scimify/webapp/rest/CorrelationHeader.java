package io.scimify.webapp.rest;

import io.scimify.domain.operation.CorrelationId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ties a request to its audit events; a usable id that the client brings is kept. */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
final class CorrelationHeader implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String HEADER = "X-Correlation-Id";
  private static final String PROPERTY = CorrelationHeader.class.getName();

  private final Supplier<CorrelationId> newId;

  CorrelationHeader(Supplier<CorrelationId> newId) {
    this.newId = newId;
  }

  static CorrelationId of(ContainerRequestContext request) {
    if (request.getProperty(PROPERTY) instanceof CorrelationId id) {
      return id;
    }
    throw new IllegalStateException("The correlation filter comes first");
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(PROPERTY, kept(request.getHeaderString(HEADER)));
  }

  private CorrelationId kept(@Nullable String brought) {
    try {
      return brought == null ? newId.get() : new CorrelationId(brought);
    } catch (IllegalArgumentException unusable) {
      return newId.get();
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(PROPERTY) instanceof CorrelationId id) {
      response.getHeaders().putSingle(HEADER, id.value());
    }
  }
}
