package io.scimify.adapter.persistence.transaction;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

/**
 * Lets reading fail at once when the database is away. EclipseLink would try twice more with five
 * seconds in between, each time waiting for the pool as well, and clients would wait that long for
 * their 503. There is no persistence property for it, and servers hide the provider's classes from
 * applications, so its session is asked by name. Other providers do not repeat.
 */
public final class PromptRefusal {
  private PromptRefusal() {}

  public static void of(EntityManagerFactory factory) {
    try (EntityManager entities = factory.createEntityManager()) {
      Object provider = entities.getDelegate();
      if (provider.getClass().getName().startsWith("org.eclipse.persistence.")) {
        Object login = call(call(provider, "getServerSession"), "getLogin");
        login.getClass().getMethod("setQueryRetryAttemptCount", int.class).invoke(login, 0);
      }
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException("This EclipseLink cannot be told to fail at once", changed);
    }
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }
}
