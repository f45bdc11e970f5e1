import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Prints the entries of a ZIP as JSON, read from its directory (`file`) or from its beginning (`stream`). Of content above
 * 64 MiB the directory's word is taken for size and CRC-32.
 */
class ReadZip {
  private static final PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
  private static final byte[] buffer = new byte[1 << 20];
  private static String separator = "[";

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("file")) {
      try (ZipFile zip = new ZipFile(arguments[1])) {
        for (ZipEntry entry : Collections.list(zip.entries())) print(entry, zip.getInputStream(entry));
      }
    } else {
      try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(new FileInputStream(arguments[1])))) {
        for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) print(entry, zip);
      }
    }
    out.println(separator.equals("[") ? "[]" : "]");
    out.flush();
  }

  private static void print(ZipEntry entry, InputStream content) throws Exception {
    if (entry.getSize() > 1 << 26) {
      print(entry, entry.getSize(), entry.getCrc());
      return;
    }
    CRC32 crc = new CRC32();
    long size = 0;
    for (int count; (count = content.read(buffer)) > 0; size += count) crc.update(buffer, 0, count);
    print(entry, size, crc.getValue());
  }

  /** Names have neither quotes nor backslashes nor control characters. */
  private static void print(ZipEntry entry, long size, long crc) {
    out.print(separator + "{\"name\":\"" + entry.getName() + "\",\"sizeBytes\":" + size);
    out.println(",\"crc\":" + crc + ",\"modifiedMs\":" + entry.getLastModifiedTime().toMillis() + "}");
    separator = ",";
  }
}
