package org.chmail.bridge.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chmail.bridge.attempt.AttemptView;
import org.chmail.bridge.model.LoginId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attempts list}: a line for each attempt, the newest first. No subjects: they are the people's. */
@Command(
        name = "list",
        description = "Lists the attempts of the last days, the newest first: who asks whom, and how each stands.")
final class AttemptsListCommand implements Callable<Integer> {

    private static final List<String> HEAD =
            List.of("ID", "BEGAN", "STATE", "AUTHOR", "PORT", "CHAT", "CALLERS", "CALLEES");

    private final Operations operations;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--open", description = "Only those that have not ended.")
    private boolean open;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AttemptsListCommand(Operations operations) {
        this.operations = operations;
    }

    @Override
    public Integer call() throws Exception {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        operations.attempts(options.read(), open).forEach(attempt -> lines.add(line(attempt)));
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(line -> out.println(aligned(line, lines)));
        out.flush();
        return ExitCodes.OK;
    }

    private static List<String> line(AttemptView view) {
        AttemptView.ChatView chat = view.chat();
        return List.of(
                view.attempt().id(),
                Instant.ofEpochSecond(view.attempt().begunAt().getEpochSecond()).toString(),
                view.attempt().open() ? "OPEN" : "ENDED",
                view.mail().author().value(),
                Integer.toString(view.mail().port()),
                chat == null ? "-" : chat.state().name(),
                listed(view.callers().stream().map(LoginId::value).toList()),
                listed(view.legs().stream()
                        .map(leg -> leg.callee() + "=" + leg.state())
                        .toList()));
    }

    /** One word, so that the columns can be cut. */
    private static String listed(List<String> words) {
        return words.isEmpty() ? "-" : String.join(",", words);
    }

    private static String aligned(List<String> line, List<List<String>> all) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            int column = i;
            int width = all.stream()
                    .mapToInt(each -> each.get(column).length())
                    .max()
                    .orElse(0);
            columns.add(line.get(i) + " ".repeat(width - line.get(i).length()));
        }
        return columns.stream().collect(Collectors.joining("  ")).stripTrailing();
    }
}
