package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.GraphicsEnvironment;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import ij.ImageJ;

/** Starts ImageJ as its users do, and plays a scenario in it; without a display, in ImageJ's classes alone. */
public final class Driver {

	/** File in the data folder that holds what the scenario found. */
	public static final String RESULTS = "found.properties";

	private Driver() {}

	/** @param arguments a scenario's class, and the data folder */
	public static void main(final String[] arguments) throws Exception {
		try {
			final Path data = Path.of(arguments[1]);
			final Properties found = new Properties();
			if (!GraphicsEnvironment.isHeadless()) new ImageJ();
			((Scenario) Class.forName(arguments[0]).getDeclaredConstructor().newInstance()).play(data, found);
			try (OutputStream out = Files.newOutputStream(data.resolve(RESULTS))) {
				found.store(out, null);
			}
			System.exit(0);
		}
		catch (Exception | Error e) {
			e.printStackTrace();
			System.exit(1);
		}
	}
}
