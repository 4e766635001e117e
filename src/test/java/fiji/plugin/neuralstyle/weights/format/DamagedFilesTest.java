package fiji.plugin.neuralstyle.weights.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.sun.management.ThreadMXBean;

import fiji.plugin.neuralstyle.network.NetworkWeights;

/**
 * Files of every format, damaged in thousands of ways: each is read, or refused by an IOException that
 * names it, and none makes the reader take more memory than {@value #TIMES} times what the sound file takes and
 * {@value #BESIDES} bytes, which messages and classes that are loaded late need.
 */
class DamagedFilesTest {

	private static final String SAFETENSORS = "tiny.safetensors";
	private static final int TIMES = 2;
	/** Twice what was seen; what the files claim is gigabytes. */
	private static final int BESIDES = 512 << 10;
	private static final Map<String, Long> OF_SOUND_FILES = new HashMap<>();
	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	static List<String> files() {
		return List.of("tiny.h5", "tiny-latest.h5", "tiny-zip.pth", "tiny-legacy.pth", SAFETENSORS);
	}

	private static byte[] sound(final String name) throws IOException {
		if (!name.equals(SAFETENSORS)) return TestFile.bytes(name);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		VggWriter.write(WeightsFiles.read(TestFile.path("tiny.h5")), NumberFormat.F16, Map.of(), out);
		return out.toByteArray();
	}

	/** Loading the readers' classes takes memory too, which is no file's fault; so sound files are measured after it. */
	@BeforeAll
	static void everythingIsLoadedAndSoundFilesAreMeasured() throws IOException {
		for (final String name : files()) {
			final byte[] sound = sound(name);
			WeightsFiles.read(name, sound);
			for (int length = 0; length < sound.length; length += 50) {
				final byte[] cut = Arrays.copyOf(sound, length);
				try {
					WeightsFiles.read(name, cut);
				}
				catch (IOException e) {
					assertTrue(e.getMessage().contains(name));
				}
			}
			final long before = THREADS.getCurrentThreadAllocatedBytes();
			WeightsFiles.read(name, sound);
			OF_SOUND_FILES.put(name, THREADS.getCurrentThreadAllocatedBytes() - before);
		}
	}

	/** Whether the file was read; anything but that and a clear refusal fails the test. */
	private static boolean isRead(final String name, final byte[] file, final Supplier<String> damage) {
		final long before = THREADS.getCurrentThreadAllocatedBytes();
		boolean read = false;
		try {
			final NetworkWeights network = WeightsFiles.read(name, file);
			assertFalse(network.convolutions().isEmpty());
			read = true;
		}
		catch (IOException e) {
			final String message = e.getMessage();
			assertTrue(message.contains("\"" + name + "\"") && message.endsWith(".") && message.length() < 1000, () -> damage
				.get() + ": " + message);
		}
		catch (RuntimeException | Error e) {
			fail(damage.get(), e);
		}
		final long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
		final long most = TIMES * OF_SOUND_FILES.get(name) + BESIDES;
		assertTrue(allocated < most, () -> damage.get() + " made it allocate " + allocated + " bytes, not at most " + most);
		return read;
	}

	@ParameterizedTest
	@MethodSource("files")
	void aFileThatEndsAnywhereIsRefused(final String name) throws IOException {
		final byte[] sound = sound(name);
		assertTrue(isRead(name, sound, () -> "no damage"));
		for (int length = 0; length < sound.length; length += length < 600 || length > sound.length - 600 ? 1 : 7) {
			final int end = length;
			assertFalse(isRead(name, Arrays.copyOf(sound, end), () -> name + " cut to " + end), () -> name +
				" was read when cut to " + end);
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void flippedBitsAreReadOrRefused(final String name) throws IOException {
		final byte[] sound = sound(name);
		final Random random = new Random(11);
		for (int round = 0; round < 1000; round++) {
			final byte[] bad = sound.clone();
			final int flips = 1 + random.nextInt(4);
			for (int i = 0; i < flips; i++) {
				bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
			}
			final int number = round;
			isRead(name, bad, () -> name + " with flipped bits, round " + number);
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void lyingNumbersAreReadOrRefused(final String name) throws IOException {
		final byte[] sound = sound(name);
		final long[] lies = { 0, 1, 2, 255, 256, 65535, 1 << 20, 1 << 24, Integer.MAX_VALUE - 8, Integer.MAX_VALUE,
			0x80000000L, 0xffffffffL, 1L << 32, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -1, sound.length - 1, sound.length };
		final Random random = new Random(12);
		for (int round = 0; round < 1000; round++) {
			final byte[] bad = sound.clone();
			final int width = 1 << random.nextInt(4);
			final int at = random.nextInt(bad.length - width);
			final long lie = lies[random.nextInt(lies.length)];
			for (int i = 0; i < width; i++) {
				bad[at + i] = (byte) (lie >> 8 * i);
			}
			isRead(name, bad, () -> name + " with " + lie + " in " + width + " bytes at " + at);
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void shuffledPiecesAreReadOrRefused(final String name) throws IOException {
		final byte[] sound = sound(name);
		final Random random = new Random(13);
		for (int round = 0; round < 400; round++) {
			final byte[] bad = sound.clone();
			final int length = 1 + random.nextInt(64);
			final int from = random.nextInt(bad.length - length);
			final int to = random.nextInt(bad.length - length);
			System.arraycopy(sound, from, bad, to, length);
			isRead(name, bad, () -> name + " with " + length + " bytes of " + from + " at " + to);
		}
	}

	@Test
	void noiseBehindAFormatsBeginningIsRefused() throws IOException {
		final Random random = new Random(14);
		for (final String name : files()) {
			final byte[] sound = sound(name);
			for (int round = 0; round < 200; round++) {
				final byte[] bad = new byte[sound.length];
				random.nextBytes(bad);
				final int kept = 8 + random.nextInt(120);
				System.arraycopy(sound, 0, bad, 0, kept);
				assertFalse(isRead(name, bad, () -> name + " with noise from " + kept));
			}
		}
	}

	/** Not of a file that is damaged, but of a disk or a line that fails: nobody should fetch the file again for it. */
	@ParameterizedTest
	@MethodSource("files")
	void troubleWithReadingIsToldAsItIs(final String name) throws IOException {
		final byte[] sound = sound(name);
		int good = 0;
		while (true) {
			final Unreliable bytes = new Unreliable(new ArrayBytes(name, sound), good);
			try {
				WeightsFiles.read(bytes, name, "", Optional.empty());
				break;
			}
			catch (IOException e) {
				assertEquals("The line is down.", e.getMessage());
				good++;
			}
		}
		assertTrue(good > 2);
	}

	/** Fails after some reads. */
	private static final class Unreliable implements RandomAccessBytes {

		private final RandomAccessBytes bytes;
		private int good;

		Unreliable(final RandomAccessBytes bytes, final int good) {
			this.bytes = bytes;
			this.good = good;
		}

		@Override
		public String name() {
			return bytes.name();
		}

		@Override
		public long length() throws IOException {
			return bytes.length();
		}

		@Override
		public byte[] read(final long offset, final int count) throws IOException {
			if (good-- == 0) throw new IOException("The line is down.");
			return bytes.read(offset, count);
		}
	}

	@Test
	void theMeterOfMemoryMeasures() {
		assertTrue(THREADS.isThreadAllocatedMemoryEnabled());
		final long before = THREADS.getCurrentThreadAllocatedBytes();
		final int length = new byte[1 << 20].length;
		assertTrue(THREADS.getCurrentThreadAllocatedBytes() - before >= length);
	}
}
