package io.scimify.webapp.architecture.planted.application.port.out;

/** Finds a thing of any tenant. */
public interface ThingRepository {
  String find(String id);
}
