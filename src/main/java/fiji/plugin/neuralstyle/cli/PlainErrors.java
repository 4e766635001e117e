package fiji.plugin.neuralstyle.cli;

import java.io.IOException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Errors as a sentence on standard error; the exit code tells a script the rest. */
final class PlainErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

	@Override
	public int handleExecutionException(final Exception e, final CommandLine command, final ParseResult parsed) {
		command.getErr().println("Error: " + sentence(e));
		if (!isExpected(e)) {
			// A fault of the program, not of its input: the place in the code is what a report needs.
			command.getErr().println("This looks like a fault in the program. Please report it with the lines below.");
			e.printStackTrace(command.getErr());
		}
		return CommandLine.ExitCode.SOFTWARE;
	}

	@Override
	public int handleParseException(final ParameterException e, final String[] arguments) {
		final CommandLine command = e.getCommandLine();
		command.getErr().println("Error: " + e.getMessage());
		if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
			command.getErr().println("See " + command.getCommandName() + " --help.");
		}
		return CommandLine.ExitCode.USAGE;
	}

	private static boolean isExpected(final Exception e) {
		return e instanceof IllegalArgumentException || e instanceof IOException || e instanceof IllegalStateException;
	}

	private static String sentence(final Exception e) {
		return e.getMessage() == null ? e.toString() : e.getMessage();
	}
}
