package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.packages.Package;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;

/** The package for plain ImageJ, unpacked in a fresh one that has nothing else and is started with its window. */
class PlainImageJPackageIT {

	private static final long PATIENCE_SECONDS = 180;

	/** Says what the menu runs, paints, and quits. */
	private static final String MACRO = """
		folder = getArgument();
		List.setCommands;
		File.saveString(List.get("Neural Style Transfer..."), folder + "menu.txt");
		open(folder + "content.png");
		open(folder + "style.png");
		run("Neural Style Transfer...", "content=content.png style=style.png preset=[Fast preview] size=32 iterations=2");
		saveAs("png", folder + "result.png");
		close("*");
		run("Quit");
		""";

	@TempDir
	private Path folder;

	@Test
	void anImageJThatItIsUnpackedInHasTheMenuAndPaints() throws Exception {
		assumeTrue(XvfbDisplay.isThere(), "Xvfb is not installed, so there are no windows to test");
		final Path imageJ = Files.createDirectories(folder.resolve("ImageJ"));
		final Path data = Files.createDirectories(folder.resolve("data"));
		Files.createDirectories(imageJ.resolve("plugins"));
		Files.copy(jarOfImageJ(), imageJ.resolve("ij.jar"));
		Package.imageJ().unpack(imageJ);
		Samples.file(Samples.content(48, 48), data);
		Samples.file(Samples.style(48, 48), data);
		final Path macro = Files.writeString(data.resolve("check.ijm"), MACRO);

		final String log = start(imageJ, macro, data);

		assertTrue(Files.exists(data.resolve("menu.txt")), log);
		assertTrue(Files.readString(data.resolve("menu.txt")).contains("StyleTransferCommand"), log);
		final ImagePlus result = IJ.openImage(data.resolve("result.png").toString());
		assertTrue(result != null, log);
		assertEquals(32, result.getWidth());
	}

	private static String start(final Path imageJ, final Path macro, final Path data) throws IOException,
		InterruptedException
	{
		final Path log = data.resolve("log.txt");
		try (XvfbDisplay display = XvfbDisplay.start()) {
			final ProcessBuilder builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
				.toString(), "-Xmx1g", "-Duser.home=" + data, "-Djava.util.prefs.userRoot=" + data, "-cp", imageJ.resolve("ij.jar")
					.toString(), "ij.ImageJ", "-ijpath", imageJ.toString(), "-macro", macro.toString(), data + "/"))
				.redirectErrorStream(true).redirectOutput(log.toFile());
			// The native library shall be the package's, not one that another run unpacked.
			builder.environment().remove("DJL_CACHE_DIR");
			builder.environment().put("DISPLAY", display.name());
			final Process process = builder.start();
			final boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
			process.destroyForcibly();
			assertTrue(ended, "ImageJ did not quit:\n" + Files.readString(log));
		}
		return Files.readString(log);
	}

	private static Path jarOfImageJ() throws URISyntaxException {
		return Path.of(ImageJ.class.getProtectionDomain().getCodeSource().getLocation().toURI());
	}
}
