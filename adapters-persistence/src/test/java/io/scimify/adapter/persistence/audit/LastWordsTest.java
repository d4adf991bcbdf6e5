package io.scimify.adapter.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.scimify.adapter.persistence.TestDatabase;
import io.scimify.adapter.persistence.TestDatabases;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are looked up by an index; the contract tests what is found. */
final class LastWordsTest {
  private static String explain(boolean ofOneTenant) {
    return "EXPLAIN "
        + LastWords.sql(ofOneTenant).replace("?1", "'%ada.byron%'").replace("?2", "'acme'")
        + " FETCH FIRST 50 ROWS ONLY";
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onH2_namesAreReadFromAnIndexThatHoldsAllThatIsAsked(boolean ofOneTenant) {
    DataSource source = TestDatabases.emptyH2();
    TestDatabase.on(source, TestDatabase.KEY);

    assertThat(TestDatabases.rows(source, explain(ofOneTenant)))
        .singleElement()
        .asString()
        .containsIgnoringCase("PUBLIC.AUDIT_EVENT_NAME");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onPostgres_namesAreFoundByTrigrams(boolean ofOneTenant) {
    DataSource source = TestDatabases.emptyPostgres();
    TestDatabase.on(source, TestDatabase.KEY);
    List<String> offered =
        TestDatabases.rows(
            source, "SELECT name FROM pg_available_extensions WHERE name = 'pg_trgm'");
    assumeThat(offered).isNotEmpty();
    // a table so large that reading it whole would cost more
    TestDatabases.execute(
        source,
        "INSERT INTO audit_event (id, tenant_id, integration_id, happened_at, actor_kind,"
            + " actor_name, action, subject_name, subject_key, outcome, message, changes,"
            + " jamf_calls, correlation_id) SELECT n, 'acme', 'acme-' || n % 100, n, 'SCIM_CLIENT',"
            + " 'okta', 'user.update', n || '@example.com', n || '@example.com', 'SUCCEEDED',"
            + " repeat('m', 600), repeat('c', 600), repeat('j', 600), 'c' FROM generate_series(1, 20000) n; ANALYZE audit_event");

    assertThat(String.join("\n", TestDatabases.rows(source, explain(ofOneTenant))))
        .contains("Bitmap Index Scan on audit_event_name");
  }
}
