package fiji.plugin.neuralstyle.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.scijava.Context;
import org.scijava.console.ConsoleService;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptLanguage;
import org.scijava.startup.StartupService;

import ij.ImageJ;
import ij.macro.Interpreter;

/**
 * What Fiji's launcher does with {@code --headless -macro} and {@code --headless --run}, with ImageJ's own interpreter and
 * SciJava's own reading of the command line; Fiji itself is not on Maven Central. Like Fiji it prints a macro's error and
 * ends with 0. Macros need a display here, as Fiji's patches of ImageJ for headless work are not there.
 */
public final class FijiStandIn {

	private FijiStandIn() {}

	public static void main(final String[] arguments) throws IOException {
		final List<String> given = new ArrayList<>(List.of(arguments));
		given.removeAll(List.of("--headless", "--console"));
		if (given.get(0).equals("-macro")) runMacro(Path.of(given.get(1)), given.get(2));
		else {
			System.setProperty("java.awt.headless", "true");
			runScript(given);
		}
		System.exit(0);
	}

	private static void runMacro(final Path macro, final String argument) throws IOException {
		new ImageJ(ImageJ.NO_SHOW);
		final Interpreter interpreter = new Interpreter();
		interpreter.setIgnoreErrors(true);
		interpreter.run(Files.readString(macro), argument);
		if (interpreter.getErrorMessage() != null) System.err.println("Macro Error: " + interpreter.getErrorMessage());
	}

	private static void runScript(final List<String> arguments) {
		try (Context context = new Context()) {
			context.service(PluginService.class).addPlugin(new PluginInfo<>(Groovy.class, ScriptLanguage.class));
			context.service(ConsoleService.class).processArgs(arguments.toArray(String[]::new));
			context.service(StartupService.class).executeOperations();
		}
	}

	/** Fiji has a plugin for it. */
	public static final class Groovy extends AdaptedScriptLanguage {

		public Groovy() {
			super("groovy");
		}
	}
}
