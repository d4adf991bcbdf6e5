package io.scimify.adapter.scim.resource;

/** The SCIM side over an empty directory, for clients of any kind. */
public final class EmbeddedScim implements AutoCloseable {

  private final ScimServer server = new ScimServer();

  public String base() {
    return server.base();
  }

  public String key() {
    return FakeDirectory.KEY;
  }

  @Override
  public void close() {
    server.close();
  }
}
