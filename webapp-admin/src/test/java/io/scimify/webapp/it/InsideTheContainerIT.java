package io.scimify.webapp.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimify.adapter.scim.resource.ScimApi;
import io.scimify.domain.operation.CorrelationId;
import io.scimify.webapp.rest.AdminServices;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.io.File;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What only the container knows: Arquillian deploys the built WAR once more beside the running one,
 * and these tests run inside it. Class names of the WAR stay within the methods, since the side
 * that deploys does not have them.
 */
@ExtendWith(ArquillianExtension.class)
class InsideTheContainerIT {
  @PersistenceUnit(unitName = "scimify")
  private EntityManagerFactory entities;

  /** Named differently from the application in server.xml, which Liberty demands. */
  @Deployment
  static WebArchive builtWar() {
    RunningServer.get();
    return ShrinkWrap.create(ZipImporter.class, "scimify-inside.war")
        .importFrom(new File("target/scimify.war"))
        .as(WebArchive.class);
  }

  @Test
  void theUseCasesAreBeansOfTheContainer() {
    AdminServices services = CDI.current().select(AdminServices.class).get();

    assertNotNull(CDI.current().select(ScimApi.class).get());
    var correlation = new CorrelationId(UUID.randomUUID().toString());
    assertTrue(
        services.signIn().signIn("owner", "integration-test-2026", correlation).isPresent(),
        "the Owner that the first start made signs in through the container's database");
  }

  @Test
  @SuppressWarnings("BanJNDI") // a fixed name of the server itself
  void theDatabaseIsTheContainersPool_withEveryMigration() throws NamingException, SQLException {
    DataSource pool = InitialContext.doLookup("jdbc/scimify");

    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet failed =
            statement.executeQuery(
                "select count(*) from \"flyway_schema_history\" where \"success\" = false")) {
      assertTrue(failed.next());
      assertEquals(0, failed.getInt(1));
    }
  }

  @Test
  void jpaIsTheContainersEclipseLink_onTheSameDatabase() {
    EntityManager manager = entities.createEntityManager();
    try {
      assertTrue(manager.getDelegate().getClass().getName().startsWith("org.eclipse.persistence"));
      Long owners =
          manager.createQuery("select count(a) from Administrator a", Long.class).getSingleResult();
      assertTrue(owners >= 1, "the Owner that the first start made");
    } finally {
      manager.close();
    }
  }
}
