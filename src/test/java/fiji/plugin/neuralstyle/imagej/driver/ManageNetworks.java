package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.event.KeyEvent;
import java.io.File;
import java.nio.file.Path;
import java.util.Properties;

import javax.swing.JDialog;

import fiji.plugin.neuralstyle.NetworkServer;
import ij.IJ;
import ij.ImageJ;
import ij.macro.Interpreter;

/** Installs a network by menu and ends that with Esc, then installs, verifies and removes it by macro. */
public final class ManageNetworks implements Scenario {

	private static final String NAME = NetworkServer.NAME;

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		final File part = data.resolve("networks/." + NAME + ".part").toFile();
		Windows.choose("Networks...");
		final JDialog dialog = Windows.dialog("Networks");
		Windows.select(dialog, "action", "install");
		Windows.select(dialog, "network", NAME);
		Windows.press(dialog, "ok");
		Windows.await("bytes", () -> part.length() > 0 ? true : null);
		found.setProperty("status", ImageJ.getStatusBarText());
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		Windows.await("the end", () -> ImageJ.getStatusBarText().contains("cancelled") ? true : null);
		found.setProperty("kept", Boolean.toString(part.length() > 0));

		IJ.runMacro("run('Networks...', 'action=install network=" + NAME + "');");
		found.setProperty("installed", Boolean.toString(data.resolve("networks/" + NAME + ".safetensors").toFile().exists()));
		IJ.runMacro("run('Networks...', 'action=verify network=" + NAME + "');");
		IJ.runMacro("run('Networks...', 'action=remove network=" + NAME + "');");
		found.setProperty("log", IJ.getLog());
		final Interpreter interpreter = new Interpreter();
		interpreter.setIgnoreErrors(true);
		interpreter.run("run('Networks...', 'action=verify network=" + NAME + "');", "");
		found.setProperty("error", String.valueOf(interpreter.getErrorMessage()));
	}
}
