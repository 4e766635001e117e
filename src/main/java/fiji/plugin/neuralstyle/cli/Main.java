package fiji.plugin.neuralstyle.cli;

import picocli.CommandLine;

/** Entry point of the command line, {@code scripts/stylize}. */
public final class Main {

	private Main() {}

	public static void main(final String[] arguments) {
		// No window is ever wanted, even where there is a display.
		System.setProperty("java.awt.headless", "true");
		System.exit(commandLine(new Stylize(Interrupt.listen())).execute(arguments));
	}

	/** A command with this project's manners. */
	static CommandLine commandLine(final Object command) {
		return new CommandLine(command) //
			.setExecutionExceptionHandler(new PlainErrors()) //
			.setParameterExceptionHandler(new PlainErrors()) //
			// A file's name may begin with an @.
			.setExpandAtFiles(false) //
			.setUsageHelpWidth(100);
	}
}
