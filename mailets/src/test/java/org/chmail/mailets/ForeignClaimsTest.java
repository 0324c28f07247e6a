package org.chmail.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.base.test.FakeMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "yes only if James' DKIM attribute passes an identity of that host, and every DKIM-Signature with d= that host names each CHmail
 * field in h= once more than it occurs" (the design, §4).
 */
class ForeignClaimsTest {
    private static final String CLAIM = """
            CHmail-Login-ID: dave@example.net
            CHmail-Host: example.net
            CHmail-Port: 40000
            """;
    private static final String H =
            "h=from:From:chmail-login-id:CHmail-Login-ID:chmail-host : chmail-host:\n chmail-port:chmail-port";
    private static final String GOOD =
            "DKIM-Signature: v=1; a=rsa-sha256; d=example.net; s=x;\n\t" + H + ";\n bh=x; b=y=\n";
    private static final String PASS = "pass (identity @example.net)";

    private static Verdict verdict(String result, String fields) throws Exception {
        FakeMail mail = Mails.arriving(Mails.message(Mails.HELLO + fields + "\nhi\n"));
        if (!result.isEmpty()) {
            mail.setAttribute(new Attribute(ForeignClaims.DKIM_RESULT, AttributeValue.of(result)));
        }
        return ForeignClaims.check(mail, mail.getMessage(), Claim.of(mail.getMessage()))
                .verdict();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PASS,
                "pass (identity dave@EXAMPLE.net)",
                "pass (identity @example.com) (identity @example.net)",
                "pass (identity @example.net) (identity @sub.example.net)"
            })
    void claimShouldBeTrustedWhenAnIdentityOfThatHostPassesAndAllIsSealed(String result) throws Exception {
        assertThat(verdict(result, CLAIM + GOOD)).isEqualTo(Verdict.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "neutral (no signatures)",
                "fail (identity@example.net: bad)",
                "fail (pass (identity @example.net))",
                "pass",
                "pass (identity @example.com)",
                "pass (identity @sub.example.net)",
                "pass (identity @notexample.net)",
                "pass (identity @example.net.example.com)",
                "pass (identity x) (identity @example.net) y (identity a@example.com)"
            })
    void claimShouldNotBeTrustedWhenNoIdentityOfThatHostPasses(String result) throws Exception {
        assertThat(verdict(result, CLAIM + GOOD)).isEqualTo(Verdict.NO);
    }

    @Test
    void claimShouldNotBeTrustedWhenThereIsNoSignatureOfThatHost() throws Exception {
        assertThat(verdict(PASS, CLAIM)).isEqualTo(Verdict.NO);
        assertThat(verdict(PASS, CLAIM + GOOD.replace("d=example.net", "d=example.com")))
                .isEqualTo(Verdict.NO);
    }

    @Test
    void claimShouldNotBeTrustedWhenAFieldIsNamedOnlyAsOftenAsItOccurs() throws Exception {
        for (String field : new String[] {"CHmail-Login-ID:", "chmail-host:\n", ":chmail-port;"}) {
            assertThat(GOOD).contains(field);
        }
        assertThat(verdict(PASS, CLAIM + GOOD.replace("CHmail-Login-ID:", ""))).isEqualTo(Verdict.NO);
        assertThat(verdict(PASS, CLAIM + GOOD.replace(":chmail-port;", ";"))).isEqualTo(Verdict.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHmail-Chat: <https://example.net/c/x>\n",
                "CHmail-Client-Address: 192.0.2.1\n",
                "CHmail-Future: x\n",
                "CHmail-Port: 40000\n",
                "chmail-PORT: 40001\n"
            })
    void claimShouldNotBeTrustedWhenAFieldWasAddedAfterSigning(String added) throws Exception {
        assertThat(verdict(PASS, added + CLAIM + GOOD)).isEqualTo(Verdict.NO);
        assertThat(verdict(PASS, CLAIM + GOOD + added)).isEqualTo(Verdict.NO);
    }

    @Test
    void claimShouldNotBeTrustedWhenATrueSignatureStandsBesideABogusOne() throws Exception {
        String overOtherFields = "DKIM-Signature: v=1; d=example.net; h=from:subject; b=true\n";

        assertThat(verdict(PASS, CLAIM + overOtherFields + GOOD)).isEqualTo(Verdict.NO);
        assertThat(verdict(PASS, CLAIM + GOOD + overOtherFields)).isEqualTo(Verdict.NO);
    }

    @Test
    void claimShouldNotBeTrustedWhenTheParentDomainSignedOtherFieldsForThatIdentity() throws Exception {
        String byParent = "DKIM-Signature: v=1; d=net; i=@example.net; h=from; b=true\n";

        assertThat(verdict(PASS, CLAIM + GOOD + byParent)).isEqualTo(Verdict.NO);
    }

    @Test
    void claimShouldBeTrustedWhenAnotherDomainSignedToo() throws Exception {
        assertThat(verdict(PASS, CLAIM + GOOD + "DKIM-Signature: v=1; d=list.example.com; h=from; b=x\n"))
                .isEqualTo(Verdict.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DKIM-Signature: v=1; d=example.com; i=x)=20(identity=20@example.net)=20(identity=20a@example.com; h=from; b=x\n",
                "DKIM-Signature: v=1; d=example.com; i=x) (identity @example.net) (identity a@example.com; h=from; b=x\n",
                "DKIM-Signature: v=1; d=example.com; d=example.net; h=from; b=x\n",
                "DKIM-Signature: no tags\n",
                "DKIM-Signature: \n"
            })
    void claimShouldNotBeTrustedWhenASignatureCouldMimicTheResult(String bogus) throws Exception {
        assertThat(verdict(PASS, CLAIM + GOOD + bogus)).isEqualTo(Verdict.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHmail-Host: example.net\n",
                "CHmail-Login-ID: dave@example.net\nCHmail-Port: 40000\n",
                "CHmail-Login-ID: dave\nCHmail-Host: example.net\nCHmail-Port: 40000\n",
                "CHmail-Login-ID: dave@example.net\nCHmail-Host: example.net\nCHmail-Port: 80\n"
            })
    void claimShouldNotBeTrustedWhenItIsMalformed(String claim) throws Exception {
        assertThat(verdict(PASS, claim + GOOD)).isEqualTo(Verdict.NO);
    }
}
