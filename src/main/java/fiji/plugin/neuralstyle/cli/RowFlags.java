package fiji.plugin.neuralstyle.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.cluster.RowSettings;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** Reads the flags of a manifest's rows as {@code stylize} reads its own; equal ones once. */
final class RowFlags implements RowSettings.Reader {

	private static final String PREFIX = "Error: ";

	private final Map<List<String>, RowSettings> known = new HashMap<>();

	@Override
	public RowSettings read(final List<String> flags) {
		return known.computeIfAbsent(flags, RowFlags::parse);
	}

	/** Those flags of a command that a row can have, as words; of a command that has more. */
	static List<String> said(final CommandLine command) {
		final CommandLine ofRows = new CommandLine(new Flags());
		final List<String> words = new ArrayList<>();
		for (final OptionSpec option : command.getParseResult().matchedOptions()) {
			if (ofRows.getCommandSpec().findOption(option.longestName()) == null) continue;
			option.originalStringValues().forEach(value -> words.addAll(List.of(option.longestName(), value)));
		}
		return words;
	}

	private static RowSettings parse(final List<String> flags) {
		final Flags read = new Flags();
		final StringWriter said = new StringWriter();
		// A row's own flags go before those of all rows.
		final int code = Main.commandLine(read).setOverwrittenOptionsAllowed(true).setErr(new PrintWriter(said, true)).execute(
			flags.toArray(String[]::new));
		if (code == CommandLine.ExitCode.OK) return read.settings;
		final String sentence = said.toString().lines().findFirst().orElse("");
		throw new IllegalArgumentException("The settings \"" + String.join(" ", flags) + "\" will not do. " + (sentence
			.startsWith(PREFIX) ? sentence.substring(PREFIX.length()) : sentence));
	}

	@Command(name = "settings")
	private static final class Flags implements Callable<Integer> {

		@ArgGroup(exclusive = false, validate = false)
		private ImageOptions images = new ImageOptions();

		@ArgGroup(exclusive = false, validate = false)
		private SettingsOptions options = new SettingsOptions();

		@ArgGroup(exclusive = false, validate = false)
		private ArtistOptions artist = new ArtistOptions();

		@ArgGroup(exclusive = false, validate = false)
		private MaskOptions masks = new MaskOptions();

		private RowSettings settings;

		@Override
		public Integer call() {
			settings = new RowSettings(options.network(), Optional.ofNullable(options.startImage()), images.settings(), options
				.settings().withArtist(artist.settings()), masks.choice());
			return CommandLine.ExitCode.OK;
		}
	}
}
