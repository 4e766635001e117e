package fiji.plugin.neuralstyle.imagej.driver;

import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.swing.JDialog;
import javax.swing.text.JTextComponent;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;

/** Explores a thousand settings, and presses Esc when a few pictures are finished. */
public final class CancelExploration implements Scenario {

	private static final int ITERATIONS = 10;

	@Override
	public void play(final Path data, final Properties found) throws Exception {
		Pictures.open(64);
		Windows.choose("Layer Explorer...");
		final JDialog dialog = Windows.dialog();
		Windows.set(dialog, "contentLayers", "relu3_1");
		Windows.set(dialog, "styleWeights", IntStream.rangeClosed(1, 1000).mapToObj(Integer::toString).collect(Collectors
			.joining(",")));
		Windows.set(dialog, "size", "32");
		Windows.set(dialog, "iterations", Integer.toString(ITERATIONS));
		found.setProperty("cost", Windows.await("the cost", () -> {
			final String text = ((JTextComponent) Windows.part(dialog, "cost")).getText();
			return text.startsWith("1000 pictures of 32 x 32 pixels") ? text : null;
		}));
		Windows.press(dialog, "ok");
		found.setProperty("status", Windows.await("three pictures", () -> {
			final String text = ImageJ.getStatusBarText();
			return text.matches("Layer Explorer: iteration (\\d{3,}|[3-9]\\d) of .*") ? text : null;
		}));
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		final ImagePlus sheet = Windows.image("Layer Explorer of " + Pictures.CONTENT + " and " + Pictures.STYLE);
		found.setProperty("pictures", sheet.getInfoProperty().lines().filter(line -> line.startsWith("pictures: ")).findFirst()
			.orElse(""));
	}
}
