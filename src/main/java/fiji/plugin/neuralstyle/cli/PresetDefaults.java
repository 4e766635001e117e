package fiji.plugin.neuralstyle.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.Preset;
import fiji.plugin.neuralstyle.SettingsText;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Runs a command with a preset's values as the defaults of its flags, where one is named. */
final class PresetDefaults implements IExecutionStrategy {

	private static final String FLAG = "--preset";
	private static final Pattern NEXT_WORD = Pattern.compile("-(\\p{Alpha})");

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
			final Preset preset = Choices.parse(Preset.class, "The preset", said.matchedOptionValue(FLAG, ""));
			final Map<String, String> values = SettingsText.lines(preset.settings());
			return argument -> argument instanceof OptionSpec option ? values.get(settingOf(option)) : null;
		}
		catch (IllegalArgumentException e) {
			throw new CommandLine.ExecutionException(said.commandSpec().commandLine(), e.getMessage(), e);
		}
	}

	/** {@code --style-weight} is the setting {@code styleWeight}. */
	private static String settingOf(final OptionSpec option) {
		return NEXT_WORD.matcher(option.longestName().substring(2)).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
	}
}
