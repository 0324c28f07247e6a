package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.apache.james.rrt.lib.Mapping;
import org.apache.james.rrt.lib.MappingSource;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTableTest {
    private final MemoryRecipientRewriteTable james = new MemoryRecipientRewriteTable();
    private final AliasTable table = new AliasTable(james);
    private final LocalDomains domains = new LocalDomains(LocalContext.of("example.org"));

    private void add(String source, Mapping mapping) {
        james.addMapping(MappingSource.parse(source), mapping);
    }

    private String follow(String address) throws Exception {
        return table.follow(address, domains);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "robert@example.org",
                "ROBERT@Example.ORG",
                "robert+lunch@example.org",
                "Robert+a+b@example.org",
                "\"robert\"@example.org"
            })
    void aliasShouldLeadToItsAddressWhenWrittenAsPeopleDo(String written) throws Exception {
        add("robert@example.org", Mapping.alias("bob@example.org"));
        add("\"robert\"@example.org", Mapping.alias("bob@example.org"));

        assertThat(follow(written)).isEqualTo("bob@example.org");
    }

    @Test
    void detailShouldCountFirstWhenItIsAnAliasOfItsOwn() throws Exception {
        add("robert@example.org", Mapping.alias("bob@example.org"));
        add("robert+shop@example.org", Mapping.alias("carol@example.org"));

        assertThat(follow("robert+shop@example.org")).isEqualTo("carol@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bob+x@example.org",
                "+@example.org",
                "*@example.org",
                "\"a@b\"@example.org",
                "x@[192.0.2.1]",
                "x@example.net"
            })
    void addressShouldStayAsWrittenWhenItIsNoAlias(String written) throws Exception {
        assertThat(follow(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "group:bob@example.org",
        "forward:bob@example.org",
        "bob@example.org",
        "regex:(.*)@example.org:bob@example.org",
        "domain:example.net",
        "domainAlias:example.net",
        "error:gone",
        "alias:bob",
        "alias:böb@example.org"
    })
    void addressShouldStayAsWrittenWhenItsMappingIsNoAliasOfOneAddress(String mapping) throws Exception {
        add("team@example.org", Mapping.of(mapping));

        assertThat(follow("team@example.org")).isEqualTo("team@example.org");
    }

    @Test
    void addressShouldStayAsWrittenWhenItLeadsToSeveral() throws Exception {
        add("two@example.org", Mapping.alias("bob@example.org"));
        add("two@example.org", Mapping.alias("carol@example.org"));
        add("mixed@example.org", Mapping.alias("bob@example.org"));
        add("mixed@example.org", Mapping.group("carol@example.org"));

        assertThat(follow("two@example.org")).isEqualTo("two@example.org");
        assertThat(follow("mixed@example.org")).isEqualTo("mixed@example.org");
    }

    @Test
    void addressShouldStayAsWrittenWhenOnlyTheDomainHasAnAlias() throws Exception {
        james.addMapping(MappingSource.parse("*@example.org"), Mapping.of("domainAlias:example.net"));

        assertThat(follow("bob@example.org")).isEqualTo("bob@example.org");
    }

    @Test
    void chainShouldEndAtAListWhenItLeadsToOne() throws Exception {
        add("crew@example.org", Mapping.alias("team@example.org"));
        add("team@example.org", Mapping.group("bob@example.org"));

        assertThat(follow("crew@example.org")).isEqualTo("team@example.org");
    }

    @Test
    void chainShouldEndAtAForeignAddressWhenItLeadsToOne() throws Exception {
        add("robert@example.org", Mapping.alias("bob@example.net"));
        add("bob@example.net", Mapping.alias("carol@example.org"));

        assertThat(follow("robert@example.org")).isEqualTo("bob@example.net");
    }

    @ParameterizedTest
    @CsvSource({"10,a10@example.org", "11,a0@example.org"})
    void chainShouldBeFollowedWhenItIsNotTooLong(int steps, String end) throws Exception {
        IntStream.range(0, steps)
                .forEach(n -> add("a" + n + "@example.org", Mapping.alias("a" + (n + 1) + "@example.org")));

        assertThat(follow("a0@example.org")).isEqualTo(end);
    }

    @Test
    void addressShouldStayAsWrittenWhenItsChainIsACircle() throws Exception {
        add("a@example.org", Mapping.alias("b@example.org"));
        add("b@example.org", Mapping.alias("c@example.org"));
        add("c@example.org", Mapping.alias("B@example.org"));
        add("self@example.org", Mapping.alias("self@example.org"));

        assertThat(follow("a@example.org")).isEqualTo("a@example.org");
        assertThat(follow("self@example.org")).isEqualTo("self@example.org");
    }
}
