package io.camelcodegen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelcodegen.cli.command.CallCommand;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlainCallTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call a__b",
                "call a__b -p x=1 --param y=2 --param=z=a=b",
                "-c f.json call a__b",
                "--config=f.json call -o json a__b",
                "call a__b -o yaml --quiet",
                "call --output=text a__b -p x=@f -p x=",
                "call a__b -j {\"a\":1}",
                "call a__b --json @file.json -q",
                "call a__b --json -",
                "call a__b --json=- -p 'x=$y'"
            })
    void meansWhatPicocliReads(String line) {
        List<String> arguments = List.of(line.split(" "));
        CommandLine all = PicocliRun.below();
        CommandLine.ParseResult parsed = all.parseArgs(arguments.toArray(String[]::new));

        PlainCall plain = PlainCall.of(arguments);

        assertThat(plain).isNotNull();
        CallCommand command = (CallCommand) parsed.subcommand().commandSpec().userObject();
        assertThat(plain.command())
                .usingRecursiveComparison()
                .ignoringFields("root")
                .isEqualTo(command);
        assertThat(plain.options())
                .usingRecursiveComparison()
                .comparingOnlyFields("config", "output", "quiet", "verbose", "agent", "discover", "noColor")
                .isEqualTo(all.getCommand());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call",
                "list",
                "list call",
                "call a b",
                "call a -p",
                "call a -p -q",
                "call a --json {} --json {}",
                "call a -c x -c y",
                "call a -q -q",
                "call a -o xml",
                "call a --raw",
                "call a --agent",
                "call a --help",
                "call a -v",
                "call a --discover",
                "call a -px=1",
                "call -- a",
                "help call"
            })
    void leavesTheRestToPicocli(String line) {
        assertThat(PlainCall.of(List.of(line.split(" ")))).isNull();
    }
}
