package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.util.Map;

import fiji.plugin.neuralstyle.preset.Presets;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Runs a command with a preset's values as the defaults of its flags, where one is named. */
final class PresetDefaults implements IExecutionStrategy {

	private static final String FLAG = "--preset";

	@Override
	public int execute(final ParseResult parsed) {
		ParseResult said = parsed;
		while (said.hasSubcommand()) {
			said = said.subcommand();
		}
		if (!said.hasMatchedOption(FLAG)) return new CommandLine.RunLast().execute(parsed);
		final CommandLine line = parsed.commandSpec().commandLine();
		// Only now it is known which defaults hold, so what was said is read again.
		line.setDefaultValueProvider(defaults(said));
		return new CommandLine.RunLast().execute(line.parseArgs(parsed.originalArgs().toArray(String[]::new)));
	}

	private static IDefaultValueProvider defaults(final ParseResult said) {
		try {
			final Map<String, String> values = Presets.ofProcess().settings(said.matchedOptionValue(FLAG, ""));
			return argument -> argument instanceof OptionSpec option ? values.get(SettingNames.ofFlag(option
				.longestName())) : null;
		}
		catch (IOException | IllegalArgumentException e) {
			throw new CommandLine.ExecutionException(said.commandSpec().commandLine(), e.getMessage(), e);
		}
	}
}
