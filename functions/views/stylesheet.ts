/** The one stylesheet: plain, readable at 320 px, contrast of at least 4.5 to 1. */
export const STYLESHEET = `
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;font:1.125rem/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#fff;overflow-wrap:break-word}
.wide{max-width:60rem;margin:0 auto;padding:0 1rem}
header{background:#003d4d;color:#fff;padding:.75rem 0}
header .wide{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}
header a.home{color:#fff;font-weight:bold;text-decoration:none;font-size:1.125rem;padding:.25rem 0}
header a.home:hover{text-decoration:underline}
header .area{border-left:1px solid #fff;padding-left:1rem}
footer{margin-top:3rem;border-top:1px solid #b1b4b6;padding:1rem 0;color:#3b3f40;font-size:1rem}
footer p{margin:.25rem 0}
main.wide{padding-top:1.5rem;padding-bottom:2rem}
main:focus,h2:focus{outline:none}
p,li,dd,legend,label{max-width:44rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.4rem;line-height:1.25;margin:2rem 0 .75rem}
h3{font-size:1.125rem;margin:1.5rem 0 .25rem}
h3+p{margin-top:0}
a{color:#00566b}
li{margin:.25rem 0}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid #ffbf47;outline-offset:0;box-shadow:inset 0 0 0 2px #0b0c0c}
header a:focus-visible{color:#0b0c0c;background:#ffbf47}
.skip{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a.skip:focus{position:static;display:block;width:auto;height:auto;clip-path:none;background:#ffbf47;color:#0b0c0c;padding:.5rem 1rem}
.field{margin:1.5rem 0 0;min-width:0}
label,legend{display:block;font-weight:bold;margin:0 0 .25rem;padding:0}
fieldset{border:0;padding:0;margin:0}
.choice{display:flex;gap:.6rem;align-items:flex-start;margin:.4rem 0}
.choice label{font-weight:normal;margin:0;padding:.3rem 0;min-width:0}
.choice input{width:1.75rem;height:1.75rem;flex:none;margin:.2rem 0;accent-color:#00664d}
.hint{color:#3b3f40;margin:0 0 .4rem}
.error{color:#a3001e;font-weight:bold;margin:0 0 .4rem}
input,select,textarea{font:inherit;padding:.45rem;border:2px solid #0b0c0c;max-width:100%;background:#fff;color:#0b0c0c}
input[type=text],input[type=email],textarea{display:block;width:100%;max-width:40rem}
input.short{max-width:7rem}
select{display:block;min-height:2.75rem}
textarea{min-height:6rem}
button{display:block;font:inherit;font-weight:bold;color:#fff;background:#00664d;border:0;padding:.6rem 1rem;margin:1.25rem 0 0;cursor:pointer;min-height:2.75rem;text-align:left;max-width:100%}
button:hover{background:#004d3a}
button.quiet{background:#dfe6e8;color:#0b0c0c}
button.quiet:hover{background:#c8d3d6}
button.danger{background:#a3001e}
button.danger:hover{background:#7a0017}
table{border-collapse:collapse;width:100%;font-size:1rem}
caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{text-align:left;padding:.5rem 1rem .5rem 0;border-bottom:1px solid #b1b4b6;vertical-align:top}
tbody th{font-weight:normal}
td,tbody th{min-width:7rem}
.scroll{overflow-x:auto}
dl{margin:0}
dl>div{padding:.4rem 0;border-bottom:1px solid #d5d8da}
dt{font-weight:bold}dd{margin:0}
@media (min-width:40rem){dl>div{display:grid;grid-template-columns:16rem 1fr;gap:1rem}}
.panel{border-left:5px solid #003d4d;background:#f2f6f7;padding:1rem;margin:1rem 0}
.panel>:first-child{margin-top:0}.panel>:last-child{margin-bottom:0}
.panel h2{font-size:1.2rem}
.panel.success{border-color:#00664d;background:#e8f4ef}
.quote{border-left:5px solid #b1b4b6;padding:.1rem 0 .1rem 1rem;margin:.5rem 0}
.quote p{margin:.4rem 0}
.errors{border:4px solid #a3001e;padding:1rem;margin:0 0 1.5rem}
.errors h2{margin-top:0}.errors ul{margin:0;padding-left:1.2rem}.errors a{color:#a3001e;font-weight:bold}
.ref{white-space:nowrap}
form+.hint{margin-top:.5rem}
.tag{display:inline-block;background:#d5e8ec;color:#00333f;padding:.1rem .5rem;white-space:nowrap}
details{margin:1rem 0}summary{cursor:pointer;font-weight:bold;padding:.4rem 0}
details h2{font-size:1.125rem;margin:1.25rem 0 .25rem}
details.member{border-top:1px solid #b1b4b6;margin:0;padding:.25rem 0}
details.member[open]{padding-bottom:1.25rem}
ol.steps{list-style:none;padding:0;margin:0 0 1.5rem}
ol.steps li{margin:0;padding:.25rem 0 .25rem 1rem;border-left:5px solid #b1b4b6}
ol.steps li.done{border-color:#00664d}
ol.steps li[aria-current]{border-color:#00664d;font-weight:bold;background:#e8f4ef}
@media print{.local-bar,.skip,form,footer{display:none}}
`;
