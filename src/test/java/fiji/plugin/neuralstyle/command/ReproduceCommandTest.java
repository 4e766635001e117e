package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import fiji.plugin.neuralstyle.ColourFiles;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.Attachments;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.reproduce.PixelComparison;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.macro.Interpreter;
import ij.process.ByteProcessor;
import ij.process.ShortProcessor;

class ReproduceCommandTest {

	@TempDir
	private Path folder;

	private ImageJSession session;
	private ImagePlus content;
	private ImagePlus style;

	@BeforeEach
	void open() {
		session = new ImageJSession();
		content = Samples.content(48, 40);
		style = Samples.style(40, 44);
		style.show();
		content.show();
	}

	@AfterEach
	void close() {
		session.close();
	}

	@Test
	void theActiveResultIsMadeAgainFromTheOpenImages() throws Exception {
		final ImagePlus result = paint("content.png", "current");
		result.show();

		assertSame(result, reproduce(Map.of()));
	}

	@Test
	void aPngFileThatImageJOpenedIsMadeAgainThoughImageJDroppedItsText() throws Exception {
		final ImagePlus result = paint("content.png", "current");
		ImageFiles.write(result, folder.resolve("result.png"));
		final ImagePlus opened = IJ.openImage(folder.resolve("result.png").toString());
		assertNull(opened.getInfoProperty(), "else the test needs no file");
		// Closed, they are found beside the result.
		Samples.file(content, folder);
		Samples.file(style, folder);
		content.close();
		style.close();
		Interpreter.removeBatchModeImage(content);
		Interpreter.removeBatchModeImage(style);
		opened.show();

		assertSame(result, reproduce(Map.of("result", "result.png")));
	}

	@Test
	void theSliceThatWasShownIsPaintedAgainThoughAnotherIsShownNow() throws Exception {
		final ImageStack slices = new ImageStack();
		for (int i = 0; i < 3; i++) {
			final ImagePlus slice = Samples.content(48, 40);
			slice.getProcessor().multiply(1 - 0.2 * i);
			slices.addSlice(slice.getProcessor());
		}
		final ImagePlus stack = new ImagePlus("stack", slices);
		stack.show();
		stack.setSlice(2);
		final ImagePlus result = paint("stack", "current");
		stack.setSlice(3);
		IJ.saveAsTiff(result, folder.resolve("result.tif").toString());

		assertSame(result, reproduce(Map.of("result", folder.resolve("result.tif").toString())));
	}

	@Test
	void imagesThatAreNotThereAreNamed() throws Exception {
		final ImagePlus result = paint("content.png", "current");
		result.show();
		style.setTitle("another name.png");

		assertTrue(reason(Map.of("result", result.getTitle())).contains("\"style.png\""));
		assertTrue(reason(Map.of("result", "content.png")).contains("does not say how it was made"));
		assertSame(result, reproduce(Map.of("result", result.getTitle(), "style", "another name.png")));
	}

	@Test
	void severalStylesAndAMaskAreTakenAgain() throws Exception {
		final ImagePlus second = Samples.style(44, 40);
		second.setTitle("second; style.png");
		second.show();
		final ImagePlus mask = new ImagePlus("mask.tif", new ByteProcessor(48, 40));
		mask.getProcessor().setValue(255);
		mask.getProcessor().setRoi(0, 0, 24, 40);
		mask.getProcessor().fill();
		mask.show();
		final ImagePlus result = paint(Map.of("content", "content.png", "moreStyles", "second%3B style.png", "styleWeights",
			"2,1", "mask", "mask.tif", "maskFeather", 3));
		assertEquals("second; style.png", ResultImage.info(result).get("style2"));
		result.show();

		assertSame(result, reproduce(Map.of("result", result.getTitle())));
		mask.setTitle("elsewhere.tif");
		assertTrue(reason(Map.of("result", result.getTitle())).contains("The image \"mask.tif\" that"));
		assertSame(result, reproduce(Map.of("result", result.getTitle(), "mask", "elsewhere.tif")));
	}

	@Test
	void theStylesOfAMasksRegionsAreTakenAgain() throws Exception {
		final ImagePlus labels = new ImagePlus("labels.tif", new ShortProcessor(48, 40));
		for (int i = 0; i < 48 * 40; i++) {
			labels.getProcessor().set(i, i % 48 / 16);
		}
		labels.show();
		final ImagePlus result = paint(Map.of("content", "content.png", "mask", "labels.tif", "maskStyles", "content.png",
			"background", "keep"));
		result.show();

		assertSame(result, reproduce(Map.of("result", result.getTitle())));
	}

	@Test
	void aTransparentPictureGoesThroughWithItsProfileAndIsMadeAgain() throws Exception {
		final ImagePlus result = paint(Map.of("content", ColourFiles.file("clear.png").toString()));
		final Path file = folder.resolve("result.png");
		ImageFiles.write(result, file);
		assertArrayEquals(ColourFiles.exchanged(), ColourFiles.profile(file).orElseThrow());
		assertEquals(4, ImageIO.read(file.toFile()).getRaster().getNumBands());

		final ImagePlus again = reproduce(Map.of("result", file.toString(), "content", ColourFiles.file("clear.png").toString()));

		assertSame(result, again);
		assertTrue(Attachments.of(again).opacity().isPresent());
		assertTrue(PixelComparison.of(ImageFiles.read(file), again).same(), "colours under transparency are no difference");
	}

	@Test
	void aTextureIsMadeAgainWithoutAContent() throws Exception {
		final ImagePlus result = (ImagePlus) run(SynthesizeTextureCommand.class, Map.of("style", "style.png", "network", Samples
			.network(folder).toString(), "width", 64, "height", 48, "tileable", true, "seed", 5, "iterations", 2, "levels", 1,
			"threads", 1)).getOutput("output");
		result.show();

		assertSame(result, reproduce(Map.of("result", result.getTitle())));
	}

	private static void assertSame(final ImagePlus expected, final ImagePlus actual) {
		assertEquals(expected.getStackSize(), actual.getStackSize());
		assertArrayEquals((int[]) expected.getProcessor().getPixels(), (int[]) actual.getProcessor().getPixels());
	}

	private ImagePlus paint(final String of, final String slices) throws Exception {
		return paint(Map.of("content", of, "slices", slices));
	}

	private ImagePlus paint(final Map<String, Object> inputs) throws Exception {
		final Map<String, Object> all = new HashMap<>(Map.of("style", "style.png", "network", Samples.network(folder)
			.toString(), "iterations", 3, "levels", 2, "strength", 60, "threads", 1));
		all.putAll(inputs);
		final Module module = session.run(all);
		assertNull(((StyleTransferCommand) module).getCancelReason());
		return (ImagePlus) module.getOutput("output");
	}

	private ImagePlus reproduce(final Map<String, Object> inputs) throws Exception {
		final Module module = run(inputs);
		assertNull(((ReproduceCommand) module).getCancelReason());
		return (ImagePlus) module.getOutput("output");
	}

	private String reason(final Map<String, Object> inputs) throws Exception {
		return ((ReproduceCommand) run(inputs)).getCancelReason();
	}

	private Module run(final Map<String, Object> inputs) throws Exception {
		return run(ReproduceCommand.class, inputs);
	}

	private Module run(final Class<? extends Command> command, final Map<String, Object> inputs) throws Exception {
		return session.context().service(ModuleService.class).run(session.context().service(CommandService.class).getCommand(
			command), true, inputs).get();
	}
}
