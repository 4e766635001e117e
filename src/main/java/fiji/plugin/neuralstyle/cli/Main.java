package fiji.plugin.neuralstyle.cli;

import picocli.CommandLine;

/** Entry point of the command line, {@code scripts/stylize}. */
public final class Main {

	private Main() {}

	public static void main(final String[] arguments) {
		// No window is ever wanted, even where there is a display.
		System.setProperty("java.awt.headless", "true");
		System.exit(commandLine().execute(arguments));
	}

	static CommandLine commandLine() {
		return new CommandLine(new Stylize()) //
			.setExecutionExceptionHandler(new PlainErrors()) //
			.setParameterExceptionHandler(new PlainErrors()) //
			.setUsageHelpWidth(100);
	}
}
