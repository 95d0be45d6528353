/** The one stylesheet: plain, readable at 320 px, contrast of at least 4.5 to 1. */
export const STYLESHEET = `
*{box-sizing:border-box}
body{margin:0;font:1.125rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff}
.wide{max-width:60rem;margin:0 auto;padding:0 1rem}
header{background:#003d4d;color:#fff;padding:.75rem 0}
header a.home{color:#fff;font-weight:bold;text-decoration:none;font-size:1.25rem}
header .area{margin-left:1rem;border-left:1px solid #fff;padding-left:1rem}
footer{margin-top:3rem;border-top:1px solid #b1b4b6;padding:1rem 0;color:#3b3f40;font-size:1rem}
main{padding-top:1.5rem;padding-bottom:2rem}
main.wide{padding-left:1rem;padding-right:1rem}
main form button{display:block}
td form button{margin:0}
legend{padding:0}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.4rem;margin:2rem 0 .75rem}
a{color:#00566b}
a:focus,button:focus,input:focus,select:focus,textarea:focus,summary:focus{outline:3px solid #ffbf47;outline-offset:0;box-shadow:inset 0 0 0 2px #0b0c0c}
.skip{position:absolute;left:-999rem}.skip:focus{left:0;background:#ffbf47;padding:.5rem}
label,legend{display:block;font-weight:bold;margin:1rem 0 .25rem}
fieldset{border:0;padding:0;margin:0}
.choice{display:flex;gap:.6rem;align-items:center;margin:.4rem 0}
.choice label{font-weight:normal;margin:0}
.choice input{width:1.5rem;height:1.5rem;flex:none}
.hint{color:#3b3f40;margin:.1rem 0 .4rem}
input,select,textarea{font:inherit;padding:.45rem;border:2px solid #0b0c0c;max-width:100%}
input[type=text],input[type=email],textarea{width:100%;max-width:40rem}
textarea{min-height:8rem}
button{font:inherit;font-weight:bold;color:#fff;background:#00664d;border:0;padding:.6rem 1rem;margin:1rem .5rem 0 0;cursor:pointer;min-height:2.75rem}
button.quiet{background:#e6ebec;color:#0b0c0c}
button.danger{background:#a3001e}
table{border-collapse:collapse;width:100%;font-size:1rem}
th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #b1b4b6;vertical-align:top}
.scroll{overflow-x:auto}
.panel{border-left:5px solid #003d4d;background:#f2f6f7;padding:1rem;margin:1rem 0}
.panel p:first-child{margin-top:0}.panel p:last-child{margin-bottom:0}
.errors{border:4px solid #a3001e;padding:1rem;margin:0 0 1.5rem}
.errors h2{margin-top:0}.errors a{color:#a3001e;font-weight:bold}
.tag{display:inline-block;background:#d5e8ec;color:#00333f;padding:.1rem .5rem;font-size:.95rem;white-space:nowrap}
details{margin:1rem 0}summary{cursor:pointer;font-weight:bold}
ol.steps{list-style:none;padding:0;margin:0 0 1.5rem}ol.steps li{padding:.25rem 0 .25rem 1.2rem;border-left:4px solid #b1b4b6}
ol.steps li[aria-current]{border-color:#00664d;font-weight:bold}
`;
