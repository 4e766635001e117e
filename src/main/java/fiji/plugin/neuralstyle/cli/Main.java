package fiji.plugin.neuralstyle.cli;

import java.util.function.BooleanSupplier;

import picocli.CommandLine;

/** Entry point of the command line, {@code scripts/stylize}. */
public final class Main {

	private Main() {}

	public static void main(final String[] arguments) {
		// No window is ever wanted, even where there is a display.
		System.setProperty("java.awt.headless", "true");
		final BooleanSupplier cancelled = Interrupt.listen();
		System.exit(stylize(cancelled).execute(arguments));
	}

	/** {@code stylize} with all its subcommands. */
	static CommandLine stylize(final BooleanSupplier cancelled) {
		return commandLine(new Stylize(cancelled), new StylizeFolder(cancelled), new Inspect(cancelled),
			new TestDevices(cancelled), new NetworksCommands(cancelled), new PresetsCommands(), new Reproduce(cancelled),
			new StylizeTexture(cancelled), new ClusterCommands(cancelled), new Augment(cancelled));
	}

	/** A command with its subcommands, and with this project's manners. */
	static CommandLine commandLine(final Object command, final Object... subcommands) {
		final CommandLine line = new CommandLine(command);
		for (final Object subcommand : subcommands) {
			line.addSubcommand(subcommand);
		}
		// These hold for the subcommands there are.
		return line //
			.setExecutionStrategy(new PresetDefaults()) //
			.setExecutionExceptionHandler(new PlainErrors()) //
			.setParameterExceptionHandler(new PlainErrors()) //
			// A file's name may begin with an @.
			.setExpandAtFiles(false) //
			.setUsageHelpWidth(100);
	}
}
