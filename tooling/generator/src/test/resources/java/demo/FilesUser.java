package demo;

import com.acme.files.DirectoryTree;
import com.acme.files.Files;
import com.acme.files.ListAllowedDirectories;
import com.acme.files.ReadTextFile;
import com.acme.files.WriteFile;
import io.camelcodegen.error.CodegenException;
import java.math.BigDecimal;

/** Calls tools of an MCP server as a user of the generated classes would. */
public final class FilesUser {

    private FilesUser() {}

    public static String writeAndRead(Files files, String path) {
        files.writeFile(new WriteFile.Params(path, "first\nsecond\n"));
        ReadTextFile.Result result = files.readTextFile(new ReadTextFile.Params(path, null, BigDecimal.ONE));
        return result.content();
    }

    public static String tree(Files files, String path) {
        return files.directoryTree(new DirectoryTree.Params(path)).content();
    }

    public static String allowed(Files files) {
        ListAllowedDirectories.Result result = files.listAllowedDirectories();
        return result.content();
    }

    public static String readOutside(Files files) {
        try {
            return files.readTextFile(new ReadTextFile.Params("/etc/passwd")).content();
        } catch (CodegenException e) {
            return e.getCode().name();
        }
    }
}
