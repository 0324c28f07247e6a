package org.chmail.mailets.james39;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Providers;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.configuration2.HierarchicalConfiguration;
import org.apache.commons.configuration2.XMLConfiguration;
import org.apache.commons.configuration2.io.FileHandler;
import org.apache.commons.configuration2.tree.ImmutableNode;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.mailetcontainer.impl.CompositeProcessorImpl;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.memory.MemoryRecipientRewriteTable;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.MimeMessageInputStreamSource;
import org.apache.james.server.core.MimeMessageWrapper;
import org.apache.james.utils.ClassName;
import org.apache.james.utils.ExtendedClassLoader;
import org.apache.james.utils.ExtensionConfiguration;
import org.apache.james.utils.GuiceGenericLoader;
import org.apache.james.utils.GuiceMailetLoader;
import org.apache.james.utils.GuiceMatcherLoader;
import org.apache.mailet.Attribute;
import org.apache.mailet.AttributeValue;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.chmail.mailets.LocalContext;

/**
 * The mailet container of James 3.9 as it is: its class loader over {@code extensions-jars/} with {@code chmail-mailets.jar} in it,
 * its loaders, its processors, its messages. There is no 3.9 server to be had around it, so the few mailets that live in that are
 * stood in for by {@link StandIns}.
 */
final class James39 {
    // James has one of it, and remembers its classes in a static field: one for all containers of this JVM.
    private static final ExtendedClassLoader EXTENSIONS = extensions();

    private final RecordingMetricFactory metrics = new RecordingMetricFactory();
    private final RecipientRewriteTable rewriteTable = new MemoryRecipientRewriteTable();
    private final StandIns standIns = new StandIns();
    private final GuiceGenericLoader loader;
    private final CompositeProcessorImpl processors;

    private James39(Path home, String domain, Map<String, String> dkimKeys) {
        HomeFiles files = new HomeFiles(home);
        Injector injector = Guice.createInjector(binder -> {
            // Not toInstance: its setters would want a whole server.
            binder.bind(RecipientRewriteTable.class).toProvider(Providers.of(rewriteTable));
            binder.bind(MetricFactory.class).toInstance(metrics);
            binder.bind(FileSystem.class).toInstance(files);
            binder.bind(PublicKeyRecordRetriever.class)
                    .toInstance((method, selector, token) -> List.of(dkimKeys.getOrDefault(token.toString(), "")));
        });
        loader = new GuiceGenericLoader(injector, EXTENSIONS, ExtensionConfiguration.DEFAULT);
        MailetContext context = LocalContext.of(domain);
        processors = new CompositeProcessorImpl(
                metrics,
                context,
                new GuiceMatcherLoader(loader),
                standIns.before(new GuiceMailetLoader(loader, Set.of())));
    }

    private static ExtendedClassLoader extensions() {
        Path jar = Path.of(System.getProperty("chmail.jar"));
        Path home = jar.resolveSibling("james39");
        try {
            Path folder = Files.createDirectories(home.resolve("extensions-jars"));
            Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExtendedClassLoader(new HomeFiles(home));
    }

    /**
     * Starts the container in an empty folder.
     *
     * @param dkimKeys the keys in the DNS: domain to TXT record
     * @throws Exception what James' own start would end with
     */
    static James39 start(Path home, String mailetcontainer, String domain, Map<String, String> dkimKeys)
            throws Exception {
        Path conf = Files.writeString(home.resolve("mailetcontainer.xml"), mailetcontainer);
        James39 james = new James39(home, domain, dkimKeys);
        XMLConfiguration xml = new XMLConfiguration();
        new FileHandler(xml).load(conf.toFile());
        HierarchicalConfiguration<ImmutableNode> configuration = xml.configurationAt("processors");
        configuration.addProperty("[@enableJmx]", "false"); // several in one JVM
        james.processors.configure(configuration);
        james.processors.init();
        return james;
    }

    /** Instantiates a class as James does with those that its configuration names. */
    Object instance(String className) throws ClassNotFoundException {
        return loader.<Object>instantiate(new ClassName(className));
    }

    /** The table of aliases, groups and so on. */
    RecipientRewriteTable rewriteTable() {
        return rewriteTable;
    }

    RecordingMetricFactory metrics() {
        return metrics;
    }

    /** Lets a mail pass, submitted by {@code user} over SMTP; what was delivered of it. */
    List<Delivered> submit(String user, String to, byte[] message) throws Exception {
        return pass(mail(user, to, message, new Attribute(Mail.SMTP_AUTH_USER, AttributeValue.of(user))));
    }

    /** Lets a mail pass that came from somewhere else. */
    List<Delivered> arrive(String from, String to, byte[] message) throws Exception {
        return pass(mail(from, to, message));
    }

    /** Lets a mail pass that the server itself sends again, with the attributes that it kept. */
    List<Delivered> sendAgain(String from, String to, byte[] message, List<Attribute> kept) throws Exception {
        List<Attribute> attributes = new ArrayList<>(kept);
        attributes.add(Mail.SENT_BY_MAILET_ATTRIBUTE);
        return pass(mail(from, to, message, attributes.toArray(Attribute[]::new)));
    }

    private List<Delivered> pass(Mail mail) throws MessagingException {
        standIns.clear();
        processors.service(mail);
        return standIns.delivered();
    }

    private static MailImpl mail(String from, String to, byte[] message, Attribute... attributes) throws Exception {
        MailImpl.Builder builder = MailImpl.builder()
                .name("mail-1")
                .sender(from)
                .addRecipients(to.split(", "))
                .state(Mail.DEFAULT)
                .remoteAddr("192.0.2.7")
                .remoteHost("client.example.org")
                .mimeMessage(new MimeMessageWrapper(
                        MimeMessageInputStreamSource.create("mail-1", new ByteArrayInputStream(message))));
        for (Attribute attribute : attributes) {
            builder.addAttribute(attribute);
        }
        return builder.build();
    }

    /** A sample of conf/james with its placeholders replaced. */
    static String sample(String name, Map<String, String> values) {
        String text;
        try {
            text = Files.readString(Path.of(System.getProperty("chmail.conf")).resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }

    /** A sample in which the chat's link is switched on, as its comment says. */
    static String withChatLink(String sample) {
        String on = sample.replaceAll("(?m)^ *(<!-- chat link|chat link -->)\n", "");
        assertThat(on).hasSizeLessThan(sample.length()).contains("AddChatLink");
        return on;
    }
}
